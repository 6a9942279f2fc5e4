// A visitor as her widget speaks for her: by her token, over HTTP and one live line.
import { randomUUID } from 'node:crypto'
import {
  createVisitor,
  leaveConversation,
  rateConversation,
  reportVisitorReading,
  sendVisitorFile,
  startConversation,
  writeMessage,
} from '#channels-chat/core'
import type { Message } from '#contacts/core'
import type { AnswerOf, Id, InputOf, Language } from '#protocol'
import type { Credentials, FrontDoor, SentFile } from './front-door.ts'
import { type Listening, type LiveLine, openLiveLine } from './live-line.ts'

type Opening = Omit<InputOf<typeof startConversation>['body'], 'clientId'>

export type Visitor = {
  readonly visitorId: Id
  readonly token: string
  listen(listening: Listening): Promise<LiveLine>
  /** The same client id again changes nothing. */
  start(opening: Opening, clientId?: Id): Promise<AnswerOf<typeof startConversation>>
  write(contactId: Id, text: string, clientId?: Id): Promise<Message>
  sendFile(contactId: Id, file: SentFile): Promise<Message>
  report(contactId: Id, upToSeq: number, what: 'delivered' | 'read'): Promise<unknown>
  leave(contactId: Id): Promise<unknown>
  rate(contactId: Id, body: InputOf<typeof rateConversation>['body']): Promise<unknown>
}

export async function comeAsVisitor(
  door: FrontDoor,
  {
    language,
    address,
    token,
  }: { language: Language; address?: string; token?: { visitorId: Id; token: string } },
): Promise<Visitor> {
  const known = token ?? (await door.call(createVisitor, { body: { language } }, { address }))
  const who: Credentials = { visitorToken: known.token, address }
  return {
    ...known,
    listen: (listening) => openLiveLine(door.url, who, listening),
    start: (opening, clientId = randomUUID()) =>
      door.call(startConversation, { body: { ...opening, clientId } }, who),
    write: (contactId, text, clientId = randomUUID()) =>
      door.call(writeMessage, { params: { contactId }, body: { clientId, text } }, who),
    sendFile: (contactId, file) =>
      door.sendFile(sendVisitorFile, { params: { contactId }, query: { clientId: randomUUID() } }, file, who),
    report: (contactId, upToSeq, what) =>
      door.call(reportVisitorReading, { params: { contactId }, body: { upToSeq, what } }, who),
    rate: (contactId, body) => door.call(rateConversation, { params: { contactId }, body }, who),
    leave: (contactId) => door.call(leaveConversation, { params: { contactId } }, who),
  }
}
