// Where a later domain fits into an earlier one's place.
import { afterSignIn, beforeSignOut } from '#identity/server'
import { landInNotReady, refuseSignOut } from '#routing/server'

export function fillSlots(): void {
  afterSignIn(landInNotReady)
  beforeSignOut(refuseSignOut)
}
