// Walks every route with every kind of caller, over real rows of somebody else's team, and holds what each may.
import type { FastifyInstance, InjectOptions } from 'fastify'
import { usualLimits, usualLook } from '#channels-chat/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roundTheClock } from '#calendar/core'
import { createCalendar } from '#calendar/server'
import { useTelephony } from '#channels-phone/server'
import { markOffered, takeContact } from '#contacts/server'
import { createCustomer } from '#customers/server'
import { routes } from '#house'
import type { RoleHeld } from '#identity/core'
import { createKey } from '#identity/server'
import { noticeKind } from '#notices/core'
import { notify } from '#notices/server'
import { createPerson, createSkill, createUnit } from '#people/server'
import { newId } from '#platform/action'
import { asSystem, onePixelPng, testOrganisation, type TestOrganisation, testServer } from '#platform/testing'
import { type Id, pathOf } from '#protocol'
import { createQueue, ensureAgent } from '#routing/server'

const password = 'correct horse battery 4600'

/** Everybody but the last two sits in the south; the rows are those of an agent in a team of the north. */
const callers = [
  'supervisor of the south',
  'leader of the south',
  'agent of the south',
  'agent of her own team',
  'key of an administrator, for skills only',
  'another visitor',
  'stranger',
  'administrator',
] as const
type Caller = (typeof callers)[number]

// In the order of the callers. 409, 410 and 422 are past the gate: the row or the input is refused, not the caller.
const expected: Readonly<Record<string, string>> = {
  'identity.welcome': '200 200 200 200 200 200 200 200',
  'identity.sign-in': '401 401 401 401 401 401 401 401',
  'identity.sign-out': '200 200 200 200 403 401 401 200',
  'identity.me': '200 200 200 200 403 401 401 200',
  'identity.update-me': '200 200 200 200 403 401 401 200',
  'identity.sessions': '404 404 404 404 403 401 401 200',
  'identity.revoke-session': '404 404 404 404 403 401 401 200',
  'identity.change-password': '422 422 422 422 403 401 401 422',
  'identity.request-password-reset': '200 200 200 200 200 200 200 200',
  'identity.password-reset-link': '404 403 403 403 403 401 401 200',
  'identity.reset-password': '410 410 410 410 410 410 410 410',
  'identity.invite': '404 403 403 403 403 401 401 200',
  'identity.invitation': '200 200 200 200 200 200 200 200',
  'identity.accept-invitation': '422 422 422 422 422 422 422 422',
  'identity.keys': '403 403 403 403 403 401 401 200',
  'identity.create-key': '403 403 403 403 403 401 401 200',
  'identity.revoke-key': '403 403 403 403 403 401 401 200',
  'identity.audit': '403 403 403 403 403 401 401 200',
  'identity.organisation': '403 403 403 403 403 401 401 200',
  'identity.change-organisation': '403 403 403 403 403 401 401 409',
  'people.units': '200 200 200 200 403 401 401 200',
  'people.create-unit': '403 403 403 403 403 401 401 200',
  'people.update-unit': '403 403 403 403 403 401 401 409',
  'people.delete-unit': '403 403 403 403 403 401 401 409',
  'people.list': '200 200 200 200 403 401 401 200',
  'people.get': '404 404 404 200 403 401 401 200',
  'people.create': '403 403 403 403 403 401 401 200',
  'people.update': '404 403 403 403 403 401 401 409',
  'people.set-skills': '404 403 403 403 403 401 401 409',
  'people.set-roles': '404 403 403 403 403 401 401 409',
  'people.depart': '404 403 403 403 403 401 401 409',
  'people.return': '404 403 403 403 403 401 401 409',
  'people.skills': '200 200 200 200 200 401 401 200',
  'people.create-skill': '200 403 403 403 403 401 401 200',
  'people.update-skill': '409 403 403 403 403 401 401 409',
  'notices.list': '200 200 200 200 403 401 401 200',
  'notices.bell': '200 200 200 200 403 401 401 200',
  'notices.get': '404 404 404 404 403 401 401 404',
  'notices.read': '404 404 404 404 403 401 401 404',
  'notices.read-all': '200 200 200 200 403 401 401 200',
  'notices.set-settings': '200 200 200 200 403 401 401 200',
  'calendar.list': '200 200 200 200 403 401 401 200',
  'calendar.get': '200 200 200 200 403 401 401 200',
  'calendar.create': '200 403 403 403 403 401 401 200',
  'calendar.update': '409 403 403 403 403 401 401 409',
  'calendar.days': '200 200 200 200 403 401 401 200',
  'calendar.put-day': '200 403 403 403 403 401 401 200',
  'calendar.remove-day': '200 403 403 403 403 401 401 200',
  'calendar.preview-import': '200 403 403 403 403 401 401 200',
  'calendar.import': '200 403 403 403 403 401 401 200',
  'calendar.imports': '200 200 200 200 403 401 401 200',
  'calendar.undo-import': '404 403 403 403 403 401 401 404',
  'calendar.delete': '200 403 403 403 403 401 401 404',
  'customers.list': '200 200 200 200 403 401 401 200',
  'customers.count': '200 200 200 200 403 401 401 200',
  'customers.get': '200 200 200 200 403 401 401 200',
  'customers.brief': '200 200 200 200 403 401 401 200',
  'customers.create': '200 200 200 200 403 401 401 200',
  'customers.timeline': '200 200 200 200 403 401 401 200',
  'customers.duplicates': '200 200 200 200 403 401 401 200',
  'customers.revelations': '200 200 200 200 403 401 401 200',
  'customers.tags': '200 200 200 200 403 401 401 200',
  'customers.update': '409 409 403 403 403 401 401 409',
  'customers.add-identity': '200 200 403 403 403 401 401 200',
  'customers.remove-identity': '404 404 403 403 403 401 401 404',
  'customers.reveal': '200 200 403 403 403 401 401 200',
  'customers.duplicate-pairs': '200 200 403 403 403 401 401 200',
  'customers.merge-preview': '200 200 403 403 403 401 401 200',
  'customers.merge': '409 409 403 403 403 401 401 409',
  'customers.undo-merge': '404 404 403 403 403 401 401 404',
  'customers.tell-apart': '200 200 403 403 403 401 401 200',
  'contacts.list': '200 200 200 200 403 401 401 200',
  'contacts.get': '404 404 404 404 403 401 401 200',
  'contacts.messages': '404 404 404 404 403 401 401 200',
  'contacts.send-message': '404 404 404 404 403 401 401 200',
  'contacts.report-reading': '404 404 404 404 403 401 401 403',
  'contacts.end': '404 404 404 404 403 401 401 409',
  'contacts.wrap-up': '404 404 404 404 403 401 401 409',
  'contacts.correct-wrap-up': '404 404 404 404 403 401 401 409',
  'contacts.customer-candidates': '404 404 404 404 403 401 401 200',
  'contacts.set-customer': '404 404 404 404 403 401 401 200',
  'contacts.create-customer': '404 404 404 404 403 401 401 200',
  'contacts.reasons': '200 200 200 200 200 401 401 200',
  'contacts.my-usual-reasons': '200 200 200 200 403 401 401 200',
  'contacts.create-reason': '200 403 403 403 403 401 401 200',
  'contacts.change-reason': '409 403 403 403 403 401 401 409',
  'contacts.move-reason': '409 403 403 403 403 401 401 409',
  'contacts.outcomes': '200 200 200 200 200 401 401 200',
  'contacts.create-outcome': '200 403 403 403 403 401 401 200',
  'contacts.change-outcome': '409 403 403 403 403 401 401 409',
  'contacts.move-outcome': '409 403 403 403 403 401 401 409',
  'contacts.send-attachment': '404 404 404 404 403 401 401 409',
  'contacts.rating': '404 404 404 404 403 401 401 200',
  'attachments.thumbnail': '404 404 404 404 403 401 401 200',
  'attachments.get': '404 404 404 404 403 401 401 200',
  'canned-replies.list': '200 200 200 200 403 401 401 200',
  'canned-replies.create': '200 200 200 200 403 401 401 200',
  'canned-replies.change': '404 404 404 404 403 401 401 404',
  'canned-replies.delete': '404 404 404 404 403 401 401 404',
  'canned-replies.use': '404 404 404 404 403 401 401 404',
  'canned-replies.store-file': '200 200 200 200 403 401 401 200',
  'canned-replies.file': '404 404 404 404 403 401 401 404',
  'queues.list': '200 200 200 200 403 401 401 200',
  'queues.names': '200 200 200 200 403 401 401 200',
  'queues.get': '200 200 200 200 403 401 401 200',
  'queues.create': '200 403 403 403 403 401 401 200',
  'queues.update': '409 403 403 403 403 401 401 409',
  'agents.me': '403 403 200 200 403 401 401 403',
  'agents.set-my-state': '403 403 200 200 403 401 401 403',
  'wrap-ups.extend': '403 403 404 404 403 401 401 403',
  'breaks.kinds': '200 200 200 200 403 401 401 200',
  'breaks.create-kind': '200 403 403 403 403 401 401 200',
  'breaks.update-kind': '409 403 403 403 403 401 401 409',
  'breaks.places': '200 403 403 403 403 401 401 200',
  'breaks.set-places': '200 403 403 403 403 401 401 200',
  'breaks.mine': '403 403 200 200 403 401 401 403',
  'breaks.ask': '403 403 200 200 403 401 401 403',
  'breaks.withdraw': '403 403 404 404 403 401 401 403',
  'breaks.take': '403 403 404 404 403 401 401 403',
  'breaks.requests': '200 200 403 403 403 401 401 200',
  'breaks.decide': '404 404 403 403 403 401 401 200',
  'agents.list': '200 200 200 200 403 401 401 200',
  'agents.set-capacity': '404 404 403 403 403 401 401 409',
  'offers.accept': '403 403 404 404 403 401 401 403',
  'offers.reject': '403 403 404 404 403 401 401 403',
  'contacts.routing': '404 404 404 404 403 401 401 200',
  'widget.settings': '200 200 200 200 200 200 200 200',
  'widget.look': '200 200 200 200 200 200 200 200',
  'widget.create-visitor': '200 200 200 200 200 200 200 200',
  'widget.conversation': '401 401 401 401 401 200 401 401',
  'widget.start-conversation': '401 401 401 401 401 200 401 401',
  'widget.write-message': '401 401 401 401 401 404 401 401',
  'widget.report-reading': '401 401 401 401 401 404 401 401',
  'widget.leave-conversation': '401 401 401 401 401 404 401 401',
  'widget.send-file': '401 401 401 401 401 404 401 401',
  'widget.identify': '403 403 403 403 403 403 403 403',
  'widget.leave-message': '401 401 401 401 401 422 401 401',
  'widget.leave-message-instead': '401 401 401 401 401 404 401 401',
  'widget.wait': '401 401 401 401 401 404 401 401',
  'widget.rate': '401 401 401 401 401 404 401 401',
  'widget.past-conversations': '401 401 401 401 401 200 401 401',
  'widget.past-conversation': '401 401 401 401 401 404 401 401',
  'widget.transcript': '401 401 401 401 401 404 401 401',
  'widget.mail-transcript': '401 401 401 401 401 404 401 401',
  'widget.thumbnail': '401 401 401 401 401 404 401 401',
  'chat.setup': '200 403 403 403 403 401 401 200',
  'chat.save-setup': '409 403 403 403 403 401 401 409',
  'chat.sites': '200 403 403 403 403 401 401 200',
  'chat.create-site': '200 403 403 403 403 401 401 200',
  'chat.update-site': '409 403 403 403 403 401 401 409',
  'chat.create-secret': '200 403 403 403 403 401 401 409',
  'chat.delete-secret': '200 403 403 403 403 401 401 404',
  'chat.delete-site': '200 403 403 403 403 401 401 404',
  'widget.file': '401 401 401 401 401 404 401 401',
  'channels-phone.switches': '200 403 403 403 403 401 401 200',
  'channels-phone.create-switch': '200 403 403 403 403 401 401 200',
  'channels-phone.update-switch': '409 403 403 403 403 401 401 409',
  'channels-phone.check-switch': '200 403 403 403 403 401 401 200',
  'channels-phone.numbers': '200 403 403 403 403 401 401 200',
  'channels-phone.create-number': '200 403 403 403 403 401 401 200',
  'channels-phone.update-number': '409 403 403 403 403 401 401 409',
  'channels-phone.delete-number': '200 403 403 403 403 401 401 404',
  'channels-phone.desk-phones': '200 403 403 403 403 401 401 200',
  'channels-phone.put-desk-phone': '404 403 403 403 403 401 401 200',
  'channels-phone.delete-desk-phone': '404 403 403 403 403 401 401 200',
  'transfers.create': '404 404 404 404 403 401 401 409',
  'transfers.move-waiting': '404 404 403 403 403 401 401 409',
  'transfers.of-contact': '404 404 404 404 403 401 401 200',
  'transfers.targets': '404 404 404 404 403 401 401 200',
  'transfers.ringing': '200 200 200 200 403 401 401 200',
  'transfers.accept': '404 404 404 404 403 401 401 404',
  'transfers.reject': '404 404 404 404 403 401 401 404',
  'transfers.cancel': '404 404 404 404 403 401 401 404',
  'consults.open': '404 404 404 404 403 401 401 409',
  'consults.of-contact': '404 404 404 404 403 401 401 200',
  'consults.mine': '200 200 200 200 403 401 401 200',
  'consults.speak': '404 404 404 404 403 401 401 404',
  'consults.end': '404 404 404 404 403 401 401 404',
  'assistance.raise-hand': '404 404 404 404 403 401 401 409',
  'assistance.raised-hands': '200 200 200 200 403 401 401 200',
  'assistance.come': '404 404 403 403 403 401 401 200',
  'assistance.lower-hand': '404 404 404 404 403 401 401 200',
  'assistance.of-contact': '404 404 404 404 403 401 401 200',
  'assistance.listen': '404 404 403 403 403 401 401 200',
  'assistance.stop-listening': '404 404 403 403 403 401 401 200',
  'assistance.whisper': '404 404 403 403 403 401 401 200',
  'assistance.take-over': '404 404 403 403 403 401 401 409',
  'assistance.rule': '200 200 200 200 403 401 401 200',
  'assistance.set-rule': '403 403 403 403 403 401 401 409',
  'followups.list': '200 200 200 200 403 401 401 200',
  'followups.set': '200 200 200 200 403 401 401 200',
  'followups.change': '404 404 404 404 403 401 401 404',
  'followups.hand': '404 404 404 404 403 401 401 404',
  'followups.complete': '404 404 404 404 403 401 401 404',
  'desk.get': '200 200 200 200 403 401 401 200',
  'desk.contact': '200 200 200 200 403 401 401 200',
  'desk.my-day': '403 403 200 200 403 401 401 403',
  'desk.team': '200 200 403 403 403 401 401 200',
}

let house: TestOrganisation
let app: FastifyInstance
let headers: Record<Caller, Record<string, string>>
/** Sessions that may be ended. */
let spare: Record<Caller, Record<string, string>>
/** The rows of the north. */
let hers: Record<string, string>

const ask = (options: InjectOptions) =>
  app.inject({ ...options, headers: { host: 'house.test', ...options.headers } })

async function signIn(login: string): Promise<Record<string, string>> {
  const answer = await ask({ method: 'POST', url: '/api/v1/session', payload: { login, password } })
  expect(answer.statusCode).toBe(200)
  const pairs = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
  return { cookie: pairs.join('; ') }
}

async function newVisitor(): Promise<Record<string, string>> {
  const payload = { language: 'zh-Hans' }
  const answer = await ask({ method: 'POST', url: '/api/v1/widget/visitors', payload })
  return { 'x-huawu-visitor': answer.json<{ token: string }>().token }
}

type Furnished = {
  north: Id
  centre: Id
  agent: Id
  newcomer: Id
  invited: Id
  skillId: Id
  queueId: Id
  keyId: Id
  key: string
}

function furnish(): Promise<Furnished> {
  return house.as(asSystem, async (tx) => {
    const centre = (await createUnit(tx, { parentId: null, level: 'centre', name: '中心' })).id
    const half = async (name: string) => {
      const site = (await createUnit(tx, { parentId: centre, level: 'site', name })).id
      return { site, team: (await createUnit(tx, { parentId: site, level: 'team', name: `${name}一班` })).id }
    }
    const [north, south] = [await half('北'), await half('南')]
    const person = async (staffNumber: string, unitId: Id | null, role?: RoleHeld['role'], given = true) => {
      const roles = role ? [{ role, unitId }] : []
      const secret = given ? { password } : {}
      return (await createPerson(tx, { name: staffNumber, staffNumber, unitId, roles, ...secret })).id
    }
    await person('ADMIN', null, 'administrator')
    await person('SUPERVISOR', south.site, 'supervisor')
    await person('LEADER', south.team, 'team-leader')
    await person('ELSEWHERE', south.team, 'agent')
    await person('COLLEAGUE', north.team, 'agent')
    const agent = await person('SHE', north.team, 'agent')
    const newcomer = await person('NEW', north.team, 'agent', false)
    const invited = await person('INVITED', north.team, 'agent', false)
    const skillId = (await createSkill(tx, { name: '售后' })).id
    const { id: queueId } = await createQueue(tx, aQueue('售后'))
    const made = await createKey(tx, { name: 'skills', role: 'administrator', permissions: ['skills.read'] })
    const other = await createKey(tx, { name: 'other', role: 'administrator' })
    return {
      centre,
      north: north.team,
      agent,
      newcomer,
      invited,
      skillId,
      queueId,
      key: made.key,
      keyId: other.item.id,
    }
  })
}

const aQueue = (name: string) => ({
  channel: 'chat' as const,
  name,
  priority: 0,
  offerSeconds: 30,
  wrapUpSeconds: 0,
  requires: [],
  rings: [],
  keywords: [],
  isDefault: false,
  state: 'open' as const,
})

async function conversation(visitor: Record<string, string>): Promise<Id> {
  const payload = {
    clientId: newId(),
    text: '我的订单还没有到',
    language: 'zh-Hans',
    page: { url: 'https://shop.example/', title: '商店' },
  }
  const url = '/api/v1/widget/conversations'
  const answer = await ask({ method: 'POST', url, headers: visitor, payload })
  return answer.json<{ contact: { id: Id } }>().contact.id
}

const aFile = { payload: onePixelPng, headers: { 'content-type': 'image/png', 'x-file-name': 'a.png' } }

async function contactOfHers({ agent, north, queueId }: Furnished): Promise<Record<string, string>> {
  const [first, second] = [await newVisitor(), await newVisitor()]
  const [contactId, offered] = [await conversation(first), await conversation(second)]
  const offerId = newId()
  await house.as(asSystem, async (tx) => {
    await markOffered(tx, { contactId, personId: agent })
    await takeContact(tx, { contactId, personId: agent, unitId: north, personName: '她' })
    await markOffered(tx, { contactId: offered, personId: agent })
  })
  await house.organisation.pool.query(
    `insert into offers (id, contact_id, person_id, queue_id, state, offered_at, expires_at, epoch, why)
     values ($1, $2, $3, $4, 'open', now(), now() + interval '1 hour', 1, '{}')`,
    [offerId, offered, agent, queueId],
  )
  const file = await ask({
    method: 'POST',
    url: `/api/v1/widget/conversations/${contactId}/attachments?clientId=${newId()}`,
    payload: onePixelPng,
    headers: { ...first, ...aFile.headers },
  })
  const { attachment } = file.json<{ attachment: { id: Id } }>()
  const hand = await besides(contactId, agent, north)
  return { contactId, offerId, attachmentId: attachment.id, ...hand }
}

/** Her hand is raised for it, it rings with a colleague, and another is asked about it. */
async function besides(contactId: Id, agent: Id, unitId: Id): Promise<Record<string, string>> {
  const [handId, transferId, consultId, colleague] = [newId(), newId(), newId(), await theNewcomer()]
  const { pool } = house.organisation
  await pool.query(
    `insert into raised_hands (id, contact_id, person_id, unit_id, why, raised_at)
     values ($1, $2, $3, $4, 'asked', now())`,
    [handId, contactId, agent, unitId],
  )
  await pool.query(
    `insert into transfers (id, contact_id, from_id, to_person_id, state, offered_at, expires_at)
     values ($1, $2, $3, $4, 'ringing', now(), now() + interval '1 hour')`,
    [transferId, contactId, agent, colleague],
  )
  await pool.query(
    `insert into consults (id, contact_id, asker_id, asker_name, asked_id, asked_name, opened_at)
     values ($1, $2, $3, 'SHE', $4, 'NEW', now())`,
    [consultId, contactId, agent, colleague],
  )
  return { handId, transferId, consultId }
}

async function theNewcomer(): Promise<Id> {
  const { rows } = await house.organisation.pool.query<{ id: Id }>(
    `select id from people where staff_number = 'NEW'`,
  )
  return rows[0]?.id ?? ''
}

beforeAll(async () => {
  house = await testOrganisation()
  app = await testServer({ 'house.test': house.organisation })
  useTelephony(house.organisation, {
    open: () => Promise.reject(new Error('nobody calls')),
    check: () => Promise.resolve([]),
  })
  const rows = await furnish()
  const everybody = async (): Promise<typeof headers> => ({
    administrator: await signIn('ADMIN'),
    'supervisor of the south': await signIn('SUPERVISOR'),
    'leader of the south': await signIn('LEADER'),
    'agent of the south': await signIn('ELSEWHERE'),
    'agent of her own team': await signIn('COLLEAGUE'),
    'key of an administrator, for skills only': { authorization: `Bearer ${rows.key}` },
    'another visitor': await newVisitor(),
    stranger: {},
  })
  headers = await everybody()
  spare = await everybody()
  await conversation(headers['another visitor'])
  await signIn('SHE')
  const { rows: sessions } = await house.organisation.pool.query<{ id: Id }>(
    'select id from auth_sessions where user_id = $1',
    [rows.agent],
  )
  const invitation = await ask({
    method: 'POST',
    url: '/api/v1/invitations',
    headers: headers.administrator,
    payload: { personId: rows.invited },
  })
  const [replyId, fileId] = [newId(), newId()]
  await house.organisation.pool.query(
    `insert into canned_replies (id, scope, person_id, name, name_key, changed_at) values ($1, 'own', $2, '她', 'ta', now())`,
    [replyId, rows.agent],
  )
  await house.organisation.pool.query(
    `insert into canned_files (id, reply_id, place, person_id, name, content_type, bytes, sha256, storage_key, at)
     values ($1, $2, 1, $3, 'a.png', 'image/png', 1, '', 'canned-replies/none', now())`,
    [fileId, replyId, rows.agent],
  )
  const followupId = newId()
  await house.organisation.pool.query(
    `insert into followups (id, person_id, set_by, text, due_at, created_at) values ($1, $2, $2, '她', now() + interval '1 hour', now())`,
    [followupId, rows.agent],
  )
  hers = {
    followupId,
    replyId,
    fileId,
    ...(await contactOfHers(rows)),
    personId: rows.agent,
    unitId: rows.north,
    skillId: rows.skillId,
    queueId: rows.queueId,
    keyId: rows.keyId,
    sessionId: sessions[0]?.id ?? '',
    calendarId: await aCalendar(),
    customerId: await aCustomer('陈桂兰'),
    otherCustomerId: await aCustomer('陳桂蘭'),
    identityId: newId(),
    mergeId: newId(),
    date: '2026-10-10',
    kindId: rest,
    requestId: await breakAskedBy(rows.agent, rows.north),
    importId: newId(),
    noticeId: await noticeTo(rows.agent),
    ...(await aSiteOfHers()),
    ...(await aPhoneOfHers(rows.agent)),
    token: invitation.json<{ link: string }>().link.split('/').at(-1) ?? '',
    newcomer: rows.newcomer,
    reasonCode: 'returns',
    outcomeCode: 'solved',
    centre: rows.centre,
  }
})
afterAll(async () => {
  await app?.close()
  await house?.close()
})

const aCustomer = (name: string) =>
  house.as(asSystem, async (tx) => (await createCustomer(tx, { name, address: '杭州市西湖区' })).id)
const holidayFile = { fileName: '2026.csv', text: '2026-10-01,国庆节,休', weekday: 1, holidays: 'closed' }
async function aSiteOfHers(): Promise<Record<string, string>> {
  const as = headers.administrator
  const payload = { ...aSite, name: '商店' }
  const made = await ask({ method: 'POST', url: '/api/v1/chat/sites', headers: as, payload })
  const siteId = made.json<{ id: Id }>().id
  const secret = await ask({ method: 'POST', url: `/api/v1/chat/sites/${siteId}/secrets`, headers: as })
  return { siteId, secretId: secret.json<{ id: Id }>().id }
}

async function aPhoneOfHers(personId: Id): Promise<Record<string, string>> {
  const as = headers.administrator
  const make = async (url: string, payload: object) =>
    (await ask({ method: 'POST', url: `/api/v1${url}`, headers: as, payload })).json<{ id: Id }>().id
  const phoneQueueId = await make('/queues', { ...aQueue('热线'), channel: 'phone' })
  const number = { number: '4008001234', label: '热线', queueId: phoneQueueId }
  const url = `/api/v1/phone/desk-phones/${personId}`
  await ask({ method: 'PUT', url, headers: as, payload: { account: '1100' } })
  return {
    phoneQueueId,
    switchId: await make('/phone/switches', { ...aSwitch, name: '一号' }),
    numberId: await make('/phone/numbers', number),
  }
}

const aCalendar = () =>
  house.as(asSystem, async (tx) => {
    const calendar = { name: '客服', timeZone: 'Asia/Shanghai', week: roundTheClock }
    return (await createCalendar(tx, calendar)).id
  })

const rest = '01960000-0000-7000-8000-00000000b001'

/** She waits for a leader to say yes. */
async function breakAskedBy(personId: Id, unitId: Id): Promise<Id> {
  const requestId = newId()
  await house.as(asSystem, (tx) => ensureAgent(tx, personId))
  await house.organisation.pool.query(
    `insert into break_requests (id, person_id, unit_ids, kind_id, state, asked_at)
     values ($1, $2, $3, $4, 'asked', now())`,
    [requestId, personId, [unitId], rest],
  )
  return requestId
}

/** Something she was told; nobody else finds it. */
async function noticeTo(personId: Id): Promise<Id> {
  const kind = noticeKind({ notice: 'test.something', leadsTo: () => '/desk' })
  await house.as(asSystem, (tx) => notify(tx, { personIds: [personId], kind, about: {}, urgency: 'soon' }))
  const { rows } = await house.organisation.pool.query<{ id: Id }>('select id from notices')
  return rows[0]?.id ?? ''
}

const stale = 1_000_000

const aSite = { origins: ['https://shop.example'], look: usualLook, queueId: null }
const aSwitch = {
  url: 'http://127.0.0.1:8088',
  account: 'huawu',
  application: 'huawu',
  state: 'in-use',
  password: 'secret',
}
const chatSetup = {
  greetings: { 'zh-Hans': '您好', 'zh-Hant': '您好', en: 'Hello' },
  questions: [],
  queueChoice: 'automatic',
  asksRating: true,
  limits: usualLimits,
}

const aWrapUp = { reasons: ['other'], resolved: null, outcome: null, note: null }
const aReply = {
  scope: 'own',
  unitId: null,
  folder: null,
  name: '您好',
  shortcut: null,
  messages: [{ 'zh-Hans': '您好', 'zh-Hant': null, en: null }],
  fileIds: [],
}
const threeTimes = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name })

/** What is asked of each route that changes something; a stale version is refused only behind the gate. */
function bodyFor(id: string, caller: Caller): object {
  const name = `${id} ${callers.indexOf(caller)}`
  const { unitId = '', newcomer = '', centre = '' } = hers
  const said = { clientId: newId(), text: '你好' }
  const bodies: Readonly<Record<string, object>> = {
    'identity.sign-in': { login: name, password },
    'identity.change-organisation': { version: stale, name },
    'identity.change-password': { current: 'wrong', next: password, endOtherSessions: false },
    'identity.request-password-reset': { login: 'SHE' },
    'identity.reset-password': { token: 'x'.repeat(43), password },
    'identity.invite': { personId: newcomer },
    'identity.accept-invitation': { password: 'short' },
    'identity.create-key': { name, role: 'agent', unitId },
    'people.create-unit': { parentId: centre, level: 'site', name },
    'people.update-unit': { version: stale, name },
    'people.create': {
      staffNumber: `T${callers.indexOf(caller)}`,
      name,
      unitId,
      roles: [{ role: 'agent', unitId }],
    },
    'people.update': { version: stale, name },
    'people.set-skills': { version: stale, skills: [] },
    'people.set-roles': { version: stale, roles: [{ role: 'administrator', unitId: null }] },
    'people.depart': { version: stale },
    'people.create-skill': { name },
    'people.update-skill': { version: stale, name },
    'notices.read-all': { upTo: new Date(0).toISOString() },
    'notices.set-settings': { inBrowser: true, sound: false },
    'calendar.preview-import': holidayFile,
    'calendar.import': holidayFile,
    'calendar.create': { name, timeZone: 'Asia/Shanghai', week: roundTheClock },
    'calendar.update': { version: stale },
    'calendar.put-day': { plan: { kind: 'closed' }, name: '', note: null },
    'customers.create': { name },
    'customers.update': { version: stale, name },
    'customers.add-identity': { kind: 'phone', value: '13812345678' },
    'customers.reveal': { what: 'address', reason: '寄送发票' },
    'customers.merge': { otherId: hers['otherCustomerId'], version: stale, otherVersion: stale },
    'customers.tell-apart': { otherId: hers['otherCustomerId'] },
    'contacts.set-customer': { customerId: null },
    'contacts.create-customer': { name },
    'contacts.send-message': { ...said, kind: 'note' },
    'contacts.report-reading': { upToSeq: 1, what: 'read' },
    'contacts.wrap-up': aWrapUp,
    'contacts.correct-wrap-up': aWrapUp,
    'contacts.create-reason': { parent: null, names: threeTimes(name) },
    'contacts.change-reason': { version: stale },
    'contacts.move-reason': { version: stale, parent: null, before: null },
    'contacts.create-outcome': { names: threeTimes(name) },
    'contacts.change-outcome': { version: stale },
    'contacts.move-outcome': { version: stale, before: null },
    'canned-replies.create': aReply,
    'canned-replies.change': { ...aReply, version: stale },
    'followups.set': { contactId: null, text: '回电', dueAt: new Date(Date.now() + 3_600_000).toISOString() },
    'followups.change': { version: stale },
    'followups.hand': { version: stale, personId: hers['personId'] },
    'queues.create': aQueue(name),
    'queues.update': { version: stale, name },
    'agents.set-my-state': { state: 'not-ready' },
    'agents.set-capacity': { version: stale, capacity: { chat: 2, phone: 1, mail: 0 } },
    'transfers.move-waiting': { to: { queueId: hers['queueId'] } },
    'offers.reject': { reason: 'busy' },
    'breaks.create-kind': {
      names: threeTimes(name),
      plannedMinutes: 10,
      graceMinutes: 2,
      needsApproval: false,
      isPaid: true,
      retired: false,
    },
    'breaks.update-kind': { version: stale },
    'breaks.set-places': { limits: [] },
    'breaks.ask': { kindId: rest },
    'breaks.decide': { approved: false },
    'transfers.create': { to: { queueId: newId() }, note: null },
    'consults.open': { ...said, personId: hers['personId'] },
    'consults.speak': said,
    'assistance.raise-hand': { words: null },
    'assistance.whisper': said,
    'assistance.take-over': { fromPersonId: newId() },
    'assistance.set-rule': {
      tellAgentOfListening: true,
      tellCustomerOfTakeOver: true,
      takeOverWords: { 'zh-Hans': '', 'zh-Hant': '', en: '' },
      version: stale,
    },
    'widget.create-visitor': { language: 'en' },
    'widget.start-conversation': {
      ...said,
      language: 'en',
      page: { url: 'https://shop.example/', title: '' },
    },
    'widget.identify': { siteId: hers['siteId'], identity: 'x.y', language: 'en' },
    'widget.leave-message': {
      ...said,
      language: 'en',
      page: { url: 'https://shop.example/', title: '' },
      name: null,
      email: null,
      phone: null,
    },
    'widget.leave-message-instead': { name: null, email: 'a@b.example', phone: null },
    'widget.rate': { score: 5, resolved: null, words: null },
    'widget.mail-transcript': { to: 'a@b.example', language: 'en' },
    'chat.save-setup': { ...chatSetup, version: stale },
    'chat.create-site': { ...aSite, name },
    'chat.update-site': { ...aSite, name, version: stale },
    'channels-phone.create-switch': { ...aSwitch, name },
    'channels-phone.update-switch': { version: stale, account: 'other' },
    'channels-phone.create-number': {
      number: `400800${1000 + callers.indexOf(caller)}`,
      label: name,
      queueId: hers['phoneQueueId'],
    },
    'channels-phone.update-number': { version: stale, label: name },
    'channels-phone.put-desk-phone': { account: '1102' },
    'widget.write-message': said,
    'widget.report-reading': { upToSeq: 1, what: 'read' },
  }
  return bodies[id] ?? {}
}

const queries: Readonly<Record<string, () => Record<string, unknown>>> = {
  'identity.sessions': () => ({ personId: hers['personId'] }),
  'calendar.days': () => ({ year: 2026 }),
  'customers.merge-preview': () => ({ otherId: hers['otherCustomerId'] }),
  'widget.transcript': () => ({ format: 'text', language: 'en' }),
}

async function answerFor(route: (typeof routes)[number], caller: Caller) {
  const { endpoint, kind } = route
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  const params = Object.fromEntries(names.map((name) => [name, hers[name]]))
  const query = queries[endpoint.id]?.() ?? {}
  const asked = kind === 'upload' ? { clientId: newId() } : query
  const own = endpoint.id === 'identity.sign-out' ? spare[caller] : headers[caller]
  const body = kind === 'upload' ? aFile : { payload: bodyFor(endpoint.id, caller), headers: {} }
  return ask({
    method: endpoint.method,
    url: `/api/v1${pathOf(endpoint.path, params, asked)}`,
    ...(endpoint.method !== 'GET' && { payload: body.payload }),
    headers: { ...own, ...(endpoint.method !== 'GET' && body.headers) },
  })
}

/** What nobody outside her reach may find in any answer: her name, and the ids of what is hers. */
function leaksIn(text: string, path: string): string[] {
  const secrets = Object.entries({ name: '"SHE"', ...hers }).filter(([what]) => secret.has(what))
  return secrets.filter(([what, id]) => text.includes(id) && !path.includes(`:${what}`)).map(([what]) => what)
}
const secret = new Set([
  'name',
  'contactId',
  'offerId',
  'attachmentId',
  'handId',
  'transferId',
  'consultId',
  'replyId',
  'followupId',
  'fileId',
  'noticeId',
  'personId',
  'sessionId',
])
const outsiders = new Set<Caller>(callers.filter((one) => !/own team|administrator/.test(one)))

describe('every route, every caller', () => {
  test.each(routes.map((route) => [route.endpoint.id, route] as const))('%s', async (id, route) => {
    const statuses: number[] = []
    for (const caller of callers) {
      const answer = await answerFor(route, caller)
      statuses.push(answer.statusCode)
      const leaks = outsiders.has(caller) ? leaksIn(answer.body, route.endpoint.path) : []
      expect({ caller, leaks }).toEqual({ caller, leaks: [] })
    }
    expect(statuses.join(' ')).toBe(expected[id])
  })
})

test('the table names no route that is gone', () => {
  const ids = new Set(routes.map(({ endpoint }) => endpoint.id))
  expect(Object.keys(expected).filter((id) => !ids.has(id))).toEqual([])
})
