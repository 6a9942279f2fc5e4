// What each call of the widget counts as. A test holds this list equal to the endpoints.
import type { Asking } from './flood.ts'

export const askingOf: Readonly<Record<string, Asking>> = {
  'widget.settings': 'look',
  'widget.look': 'look',
  'widget.create-visitor': 'visitor',
  'widget.identify': 'conversation',
  'widget.conversation': 'look',
  'widget.start-conversation': 'conversation',
  'widget.leave-message': 'conversation',
  'widget.leave-message-instead': 'conversation',
  'widget.write-message': 'message',
  'widget.report-reading': 'look',
  'widget.leave-conversation': 'conversation',
  'widget.send-file': 'file',
  'widget.file': 'look',
  'widget.thumbnail': 'look',
  'widget.wait': 'look',
  'widget.rate': 'conversation',
  'widget.past-conversations': 'look',
  'widget.past-conversation': 'look',
  'widget.transcript': 'look',
  'widget.mail-transcript': 'mail',
}
