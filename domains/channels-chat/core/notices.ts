import { noticeKind } from '#notices/core'

/** To whoever serves the conversation, and to her leaders; `about.personId` is herself. */
export const agentSilent = noticeKind({
  notice: 'channels-chat.agent-silent',
  leadsTo: (about, personId) =>
    about.personId === personId ? `/desk/${about.contactId}` : `/contacts/${about.contactId}`,
})
