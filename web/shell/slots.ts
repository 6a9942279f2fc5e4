// The places of the frame that domains fill, and who fills them.
import type { ComponentType } from 'react'
import { Lookers } from '#assistance/web'
import { ContactInTimeline, fillBesideContact, fillWhyItCame, fillWithContact } from '#contacts/web'
import { fillCustomerTimeline } from '#customers/web'
import { OfferBell } from '#desk/web'
import { ContactFollowups, FollowupMoment } from '#followups/web'
import { OrganisationNews } from '#identity/web'
import { NoticeBell } from '#notices/web'
import { AgentStateControl } from '#breaks/web'
import { ContactRouting } from '#routing/web'
import { WhyTransferred } from '#transfers/web'

type Slots = {
  /** Top bar: my state with its running time. */
  agentState: readonly ComponentType[]
  /** Top bar: what she is told beside her work. */
  notices: readonly ComponentType[]
  /** Mounted once for everybody signed in, whatever screen is open. */
  everywhere: readonly ComponentType[]
}

fillCustomerTimeline({
  contact: ContactInTimeline,
  'followup-set': FollowupMoment,
  'followup-done': FollowupMoment,
})

export const slots: Slots = {
  agentState: [AgentStateControl],
  notices: [NoticeBell],
  everywhere: [OfferBell, OrganisationNews],
}

fillBesideContact(Lookers)
fillWhyItCame(WhyTransferred, ContactRouting)
fillWithContact(ContactFollowups)
