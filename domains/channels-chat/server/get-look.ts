import type { getSiteLook as declared } from '#channels-chat/core'
import type { Action } from '#platform/action'
import { found } from '#protocol'
import { lookOfSite } from './store-setup.ts'

export const getLook: Action<typeof declared> = async (tx, { params }) =>
  found(await lookOfSite(tx.db, params.siteId), 'site').look
