import * as declared from '#contacts/core'
import { download, type Route, route, upload } from '#platform/action'
import { createContactCustomer, listCustomerCandidates, setContactCustomer } from './contact-customer.ts'
import { endContactByAgent } from './end-by-agent.ts'
import { getAttachment, getThumbnail } from './get-attachment.ts'
import { getContact } from './get-contact.ts'
import { listContacts } from './list-contacts.ts'
import { listMessages } from './list-messages.ts'
import { listContactOutcomes, listContactReasons, listMyUsualReasons } from './list-reasons.ts'
import { reportReading } from './report-reading.ts'
import { getContactRating } from './rate-contact.ts'
import { sendAttachment } from './send-attachment.ts'
import { sendMessage } from './send-message.ts'
import { changeContactOutcome, createContactOutcome, moveContactOutcome } from './outcomes.ts'
import { changeContactReason, createContactReason, moveContactReason } from './reasons.ts'
import { correctWrapUp, wrapUpContact } from './wrap-up.ts'

export const routes: Route[] = [
  route(declared.listContacts, listContacts),
  route(declared.getContact, getContact),
  route(declared.listMessages, listMessages),
  route(declared.sendMessage, sendMessage),
  route(declared.reportReading, reportReading),
  route(declared.endContactByAgent, endContactByAgent),
  route(declared.wrapUpContact, wrapUpContact),
  route(declared.correctWrapUp, correctWrapUp),
  route(declared.listCustomerCandidates, listCustomerCandidates),
  route(declared.setContactCustomer, setContactCustomer),
  route(declared.createContactCustomer, createContactCustomer),
  route(declared.listContactReasons, listContactReasons),
  route(declared.listMyUsualReasons, listMyUsualReasons),
  route(declared.createContactReason, createContactReason),
  route(declared.changeContactReason, changeContactReason),
  route(declared.moveContactReason, moveContactReason),
  route(declared.listContactOutcomes, listContactOutcomes),
  route(declared.createContactOutcome, createContactOutcome),
  route(declared.changeContactOutcome, changeContactOutcome),
  route(declared.moveContactOutcome, moveContactOutcome),
  upload(declared.sendAttachment, sendAttachment),
  download(declared.getAttachment, getAttachment),
  download(declared.getAttachmentThumbnail, getThumbnail),
  route(declared.getContactRating, getContactRating),
]
