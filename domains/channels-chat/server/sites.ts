// The sites that carry the chat, and the secrets with which they sign.
import {
  type createSite as declaredCreate,
  type createSiteSecret as declaredSecret,
  type deleteSite as declaredDelete,
  type deleteSiteSecret as declaredForget,
  type listSites as declaredList,
  originPattern,
  type Site,
  type SiteDraft,
  type updateSite as declaredUpdate,
} from '#channels-chat/core'
import { type Action, audit, newId, type Tx } from '#platform/action'
import { found, type Id, Refused } from '#protocol'
import { chatQueues } from '#routing/server'
import { forgetSetup } from './recent-setup.ts'
import { newSiteSecret, sealSecret } from './site-secrets.ts'
import * as store from './store-setup.ts'

const mostSecrets = 2

export const listSites: Action<typeof declaredList> = async (tx) => ({ items: await store.allSites(tx.db) })

export const createSite: Action<typeof declaredCreate> = async (tx, { body }) => {
  const draft = await checked(tx, body)
  const id = newId()
  if (!(await store.insertSite(tx.db, { ...draft, id, at: tx.now }))) throw refusal('site-name-taken')
  const site = await siteOf(tx, id)
  await audit(tx, { action: 'channels-chat.create-site', subject: subjectOf(site), after: auditable(site) })
  followAtOnce(tx)
  return site
}

export const updateSite: Action<typeof declaredUpdate> = async (tx, { params, body }) => {
  const { version, ...given } = body
  const draft = await checked(tx, given)
  const before = await siteOf(tx, params.siteId)
  if (await store.isNameTaken(tx.db, draft.name, before.id)) throw refusal('site-name-taken')
  if (!(await store.updateSite(tx.db, before.id, { ...draft, version }))) throw refusal('stale')
  const site = await siteOf(tx, before.id)
  await audit(tx, {
    action: 'channels-chat.update-site',
    subject: subjectOf(site),
    before: auditable(before),
    after: auditable(site),
  })
  followAtOnce(tx)
  return site
}

export const deleteSite: Action<typeof declaredDelete> = async (tx, { params }) => {
  const site = await siteOf(tx, params.siteId)
  await store.deleteSite(tx.db, site.id)
  await audit(tx, { action: 'channels-chat.delete-site', subject: subjectOf(site), before: auditable(site) })
  followAtOnce(tx)
  return {}
}

export const createSiteSecret: Action<typeof declaredSecret> = async (tx, { params }) => {
  const site = await siteOf(tx, params.siteId)
  if (site.secrets.length >= mostSecrets) throw refusal('secrets-enough')
  const secret = newSiteSecret()
  const kept = await store.insertSecret(tx.db, {
    id: newId(),
    siteId: site.id,
    sealed: sealSecret(tx.organisation, secret),
    ending: secret.slice(-4),
    at: tx.now,
  })
  await audit(tx, {
    action: 'channels-chat.create-secret',
    subject: subjectOf(site),
    after: { ending: kept.ending },
  })
  return { ...kept, secret }
}

export const deleteSiteSecret: Action<typeof declaredForget> = async (tx, { params }) => {
  const site = await siteOf(tx, params.siteId)
  const secret = found(
    site.secrets.find(({ id }) => id === params.secretId),
    'secret',
  )
  await store.deleteSecret(tx.db, site.id, secret.id)
  await audit(tx, {
    action: 'channels-chat.delete-secret',
    subject: subjectOf(site),
    before: { ending: secret.ending },
  })
  return {}
}

/** As it is kept: origins as browsers write them, a queue that is one for chats. */
async function checked(tx: Tx, { name, origins, look, queueId }: SiteDraft): Promise<SiteDraft> {
  const patterns = origins.map((origin) => {
    const kept = originPattern(origin)
    if (kept !== undefined) return kept
    throw new Refused({ code: 'channels-chat.origin-wrong', status: 422, facts: { origin } })
  })
  if (patterns.length === 0) throw refusal('origins-none', 422)
  if (queueId !== null) {
    const queues = await chatQueues(tx)
    found(
      queues.find(({ id }) => id === queueId),
      'queue',
    )
  }
  return { name: name.trim(), origins: [...new Set(patterns)], look, queueId }
}

async function siteOf(tx: Tx, siteId: Id): Promise<Site> {
  return found(await store.siteById(tx.db, siteId), 'site')
}

function followAtOnce({ organisation, afterCommit }: Tx): void {
  afterCommit(() => forgetSetup(organisation))
}

const subjectOf = ({ id, name }: Site) => ({ kind: 'site', id, label: name })

function auditable({ name, origins, look, queueId }: Site) {
  return { name, origins: origins.join(' '), look: JSON.stringify(look), queueId }
}

const refusal = (why: string, status: 409 | 422 = 409) =>
  new Refused({ code: `channels-chat.${why}`, status })
