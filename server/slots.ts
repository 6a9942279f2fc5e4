// Where a later domain fits into an earlier one's place.
import {
  contactsFollowMerges,
  contactsInTimeline,
  servesCustomerNow,
  whenWrappedUp,
  whoLeadsQueue,
} from '#contacts/server'
import { customerTimeline, onCustomersMerged, servesCustomer } from '#customers/server'
import { followupsInTimeline } from '#followups/server'
import { afterSignIn, beforeSignOut } from '#identity/server'
import { landInNotReady, leadsQueue, refuseSignOut, releaseAgent } from '#routing/server'

export function fillSlots(): void {
  afterSignIn(landInNotReady)
  beforeSignOut(refuseSignOut)
  whenWrappedUp(releaseAgent)
  whoLeadsQueue(leadsQueue)
  servesCustomer(servesCustomerNow)
  customerTimeline('contact', contactsInTimeline)
  customerTimeline('followup', followupsInTimeline)
  onCustomersMerged('contacts', contactsFollowMerges)
}
