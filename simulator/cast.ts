// Who is to be played, and where: given on the first line of standard input by who starts the simulator.
import type { Id } from '#protocol'

export type PlayedAgent = { login: string; password: string; name: string; pace: number }

export type Cast = {
  url: string
  seed: string
  /** Where the centre is: its day goes into all that is planned. */
  timeZone: string
  /** In the busiest hour. */
  customersAMinute: number
  agents: readonly PlayedAgent[]
}

/** Somebody who is known here already, by her key. */
export type KnownVisitor = { key: string; visitorId: Id; token: string }

/** Any further line: whom the players have to know besides, as soon as it is known. */
export type Introduction = { visitors: readonly KnownVisitor[] }
