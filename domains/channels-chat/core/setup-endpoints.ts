// How the centre sets its chat up: the sites that carry it, what is asked, what one sender may do.
import { Type } from 'typebox'
import { endpoint, Id, Nothing, shape } from '#protocol'
import { Site, SiteDraft, SiteSecret } from './sites.ts'
import { ChatSetup, ChatSetupShown } from './wire.ts'

const caller = { permission: 'channels.manage' } as const
const siteParams = shape({ siteId: Id })
const version = Type.Integer({ minimum: 1 })

export const getChatSetup = endpoint({
  id: 'chat.setup',
  method: 'GET',
  path: '/chat/setup',
  promise: 'screen',
  caller,
  summary: 'Gives what the centre says about its chat.',
  answer: ChatSetupShown,
})

export const saveChatSetup = endpoint({
  id: 'chat.save-setup',
  method: 'PUT',
  path: '/chat/setup',
  promise: 'screen',
  caller,
  summary: 'Saves what the centre says about its chat; `version` is the one that was changed.',
  body: ChatSetup,
  answer: ChatSetupShown,
})

export const listSites = endpoint({
  id: 'chat.sites',
  method: 'GET',
  path: '/chat/sites',
  promise: 'screen',
  caller,
  summary: 'Lists the sites that carry the chat.',
  answer: shape({ items: Type.Array(Site) }),
})

export const createSite = endpoint({
  id: 'chat.create-site',
  method: 'POST',
  path: '/chat/sites',
  promise: 'screen',
  caller,
  summary: 'Names a site that carries the chat; from the first one on no other may.',
  body: SiteDraft,
  answer: Site,
})

export const updateSite = endpoint({
  id: 'chat.update-site',
  method: 'PUT',
  path: '/chat/sites/:siteId',
  promise: 'screen',
  caller,
  summary: 'Changes a site; `version` is the one that was changed.',
  params: siteParams,
  body: shape({ ...SiteDraft.properties, version }),
  answer: Site,
})

export const deleteSite = endpoint({
  id: 'chat.delete-site',
  method: 'DELETE',
  path: '/chat/sites/:siteId',
  promise: 'screen',
  caller,
  summary: 'Takes a site away, with its secrets; the chat no longer works there.',
  params: siteParams,
  answer: Nothing,
})

export const createSiteSecret = endpoint({
  id: 'chat.create-secret',
  method: 'POST',
  path: '/chat/sites/:siteId/secrets',
  promise: 'screen',
  secret: true,
  caller,
  summary:
    'Makes a secret with which the site signs who its visitors are; it is shown once, two are valid at once.',
  params: siteParams,
  answer: shape({ ...SiteSecret.properties, secret: Type.String() }),
})

export const deleteSiteSecret = endpoint({
  id: 'chat.delete-secret',
  method: 'DELETE',
  path: '/chat/sites/:siteId/secrets/:secretId',
  promise: 'screen',
  caller,
  summary: 'Makes a secret worthless at once.',
  params: shape({ siteId: Id, secretId: Id }),
  answer: Nothing,
})

export const setupEndpoints = [
  getChatSetup,
  saveChatSetup,
  listSites,
  createSite,
  updateSite,
  deleteSite,
  createSiteSecret,
  deleteSiteSecret,
]
