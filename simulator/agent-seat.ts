// An agent at her desk, as her browser speaks for her: signed in by password, by cookie from then on.
import { randomUUID } from 'node:crypto'
import { raiseHand } from '#assistance/core'
import { askForBreak, type BreakChoice, type BreakRequest, getMyBreaks, withdrawBreak } from '#breaks/core'
import {
  endContactByAgent,
  listMessages,
  type Message,
  reportReading,
  sendMessage,
  wrapUpContact,
} from '#contacts/core'
import { getDesk } from '#desk/core'
import { signIn } from '#identity/core'
import type { AnswerOf, Id, InputOf } from '#protocol'
import { acceptOffer, rejectOffer, setMyState } from '#routing/core'
import { listTransferTargets, transferContact } from '#transfers/core'
import type { Credentials, FrontDoor } from './front-door.ts'
import { type Listening, type LiveLine, openLiveLine } from './live-line.ts'

export type AgentSeat = {
  readonly personId: Id
  listen(listening: Listening): Promise<LiveLine>
  desk(): Promise<AnswerOf<typeof getDesk>>
  setState(body: InputOf<typeof setMyState>['body']): Promise<AnswerOf<typeof setMyState>>
  accept(offerId: Id): Promise<unknown>
  reject(offerId: Id, body: InputOf<typeof rejectOffer>['body']): Promise<unknown>
  /** The same client id again changes nothing. */
  write(contactId: Id, text: string, clientId?: Id): Promise<Message>
  note(contactId: Id, text: string): Promise<Message>
  messages(contactId: Id): Promise<AnswerOf<typeof listMessages>>
  /** Everything that is there is read. */
  readUpTo(contactId: Id): Promise<void>
  /** What she may ask for now. */
  breaks(): Promise<readonly BreakChoice[]>
  askForBreak(kindId: Id): Promise<BreakRequest>
  withdrawBreak(requestId: Id): Promise<unknown>
  raiseHand(contactId: Id, words: string): Promise<unknown>
  /** The queues it may be handed to. */
  queuesFor(contactId: Id): Promise<AnswerOf<typeof listTransferTargets>['queues']>
  handOn(contactId: Id, queueId: Id, note: string): Promise<unknown>
  end(contactId: Id): Promise<unknown>
  wrapUp(contactId: Id, body: InputOf<typeof wrapUpContact>['body']): Promise<unknown>
}

export async function sitDown(
  door: FrontDoor,
  { login, password, address }: { login: string; password: string; address?: string },
): Promise<AgentSeat> {
  const { answer, cookie } = await door.enter(signIn, { body: { login, password } }, { address })
  const who: Credentials = { cookie, address }
  const say =
    (kind: 'text' | 'note') =>
    (contactId: Id, text: string, clientId: Id = randomUUID()) =>
      door.call(sendMessage, { params: { contactId }, body: { clientId, text, kind } }, who)
  const messages = (contactId: Id) => door.call(listMessages, { params: { contactId } }, who)
  return {
    personId: answer.person.id,
    listen: (listening) => openLiveLine(door.url, who, listening),
    desk: () => door.call(getDesk, {}, who),
    setState: (body) => door.call(setMyState, { body }, who),
    accept: (offerId) => door.call(acceptOffer, { params: { offerId } }, who),
    reject: (offerId, body) => door.call(rejectOffer, { params: { offerId }, body }, who),
    write: say('text'),
    note: say('note'),
    messages,
    async readUpTo(contactId) {
      const { contact } = await messages(contactId)
      if (contact.unread === 0 || contact.lastSeq === 0) return
      const body = { upToSeq: contact.lastSeq, what: 'read' as const }
      await door.call(reportReading, { params: { contactId }, body }, who)
    },
    breaks: async () => (await door.call(getMyBreaks, {}, who)).choices,
    askForBreak: (kindId) => door.call(askForBreak, { body: { kindId } }, who),
    withdrawBreak: (requestId) => door.call(withdrawBreak, { params: { requestId } }, who),
    raiseHand: (contactId, words) => door.call(raiseHand, { params: { contactId }, body: { words } }, who),
    queuesFor: async (contactId) =>
      (await door.call(listTransferTargets, { params: { contactId } }, who)).queues,
    handOn: (contactId, queueId, note) =>
      door.call(transferContact, { params: { contactId }, body: { to: { queueId }, note } }, who),
    end: (contactId) => door.call(endContactByAgent, { params: { contactId } }, who),
    wrapUp: (contactId, body) => door.call(wrapUpContact, { params: { contactId }, body }, who),
  }
}
