// Where a later domain fits into an earlier one's place.
import { contactsFollowMerges, contactsInTimeline, servesCustomerNow } from '#contacts/server'
import { customerTimeline, onCustomersMerged, servesCustomer } from '#customers/server'
import { afterSignIn, beforeSignOut } from '#identity/server'
import { landInNotReady, refuseSignOut } from '#routing/server'

export function fillSlots(): void {
  afterSignIn(landInNotReady)
  beforeSignOut(refuseSignOut)
  servesCustomer(servesCustomerNow)
  customerTimeline('contact', contactsInTimeline)
  onCustomersMerged('contacts', contactsFollowMerges)
}
