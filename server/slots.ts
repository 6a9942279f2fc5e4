// Where a later domain fits into an earlier one's place.
import { beforeSignOut } from '#identity/server'
import { refuseSignOut } from '#routing/server'

export function fillSlots(): void {
  beforeSignOut(refuseSignOut)
}
