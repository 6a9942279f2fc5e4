// How this process reaches switches: given from outside, because no domain knows a make of switch.
import type { Switchboard } from '#channels-phone/core'
import type { Organisation } from '#platform/organisations'

export type SwitchAccess = { name: string; url: string; user: string; password: string; application: string }

export type Finding = { code: string } & Readonly<Record<string, string | number | null>>

export type Telephony = {
  open(access: SwitchAccess): Promise<Switchboard>
  check(access: SwitchAccess): Promise<readonly Finding[]>
}

const known = new WeakMap<Organisation, Telephony>()

export function useTelephony(organisation: Organisation, telephony: Telephony): void {
  known.set(organisation, telephony)
}

export function telephonyOf(organisation: Organisation): Telephony {
  const telephony = known.get(organisation)
  if (!telephony) throw new Error('nothing was said of how switches are reached')
  return telephony
}
