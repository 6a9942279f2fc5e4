import { askAgain, useLive } from '#connection'
import { getMe, getOrganisation } from '#identity/core'

/** A new name or time zone of the organisation reaches every open screen. */
export function OrganisationNews(): null {
  useLive((news) => {
    if (news.kind === 'event' && news.event.type === 'organisation.changed')
      void askAgain(getMe, getOrganisation)
  })
  return null
}
