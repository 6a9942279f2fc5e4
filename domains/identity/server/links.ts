// Makes and takes the links by which a person sets a password.
import { actorId, type AnswerOf, found, type InputOf, Refused, refuseIf } from '#protocol'
import { audit, newId, perform, type Tx } from '#platform/action'
import {
  counterOf,
  type createInvitation as inviteDeclared,
  type createPasswordResetLink as resetLinkDeclared,
  linkExpiry,
  linkPath,
  type LinkPurpose,
  networkOf,
  mayStandIn,
  type Place,
  type requestPasswordReset as requestDeclared,
  type ShownLink,
  waitSeconds,
  whyNotUseLink,
} from '#identity/core'
import { covers } from '#protocol'
import { countFailure } from './attempts.ts'
import { letterFor } from './letters.ts'
import { canMail, post } from './mail.ts'
import { hashOfLogin, hashOfToken, newToken } from './secrets.ts'
import { failuresAt } from './store-sessions.ts'
import {
  accountById,
  accountByLogin,
  type AccountRow,
  addLink,
  linkByHash,
  revokeLinks,
  rolesOf,
  useLink,
} from './store.ts'

type MadeLink = { link: string; expiresAt: Date }

async function makeLink(tx: Tx, personId: string, purpose: LinkPurpose, expiresAt: Date): Promise<MadeLink> {
  const token = newToken()
  await addLink(tx.db, {
    id: newId(),
    purpose,
    person_id: personId,
    token_hash: hashOfToken(token),
    created_at: tx.now,
    created_by: tx.actor.kind === 'person' ? actorId(tx.actor) : null,
    expires_at: expiresAt,
  })
  return { link: `${tx.organisation.url}${linkPath(purpose, token)}`, expiresAt }
}

/** Whose link it is, before it is used. */
export async function lookAtLink(
  tx: Tx,
  purpose: LinkPurpose,
  token: string,
): Promise<{ id: string; expiresAt: Date; account: AccountRow }> {
  const row = await linkByHash(tx.db, purpose, hashOfToken(token))
  const account = row && (await accountById(tx.db, row.person_id))
  const link = row && {
    purpose,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
    personState: account?.state ?? 'left',
  }
  refuseIf(whyNotUseLink(link, tx.now), 'identity', 410)
  return {
    id: found(row, 'link').id,
    expiresAt: found(row, 'link').expires_at,
    account: found(account, 'person'),
  }
}

/** Uses a link up; of two at the same time one is too late. */
export async function takeLink(tx: Tx, purpose: LinkPurpose, token: string): Promise<AccountRow> {
  const { id, account } = await lookAtLink(tx, purpose, token)
  if (!(await useLink(tx.db, id, tx.now))) throw new Refused({ code: 'identity.link-used', status: 410 })
  return account
}

// Whoever hands over a link can sign in as that person: only for people within one's reach, and not above oneself.
async function accountToManage(tx: Tx, personId: string): Promise<AccountRow> {
  const account = await accountById(tx.db, personId)
  const visible =
    account && covers(tx.scope, { personId: null, unitId: account.unit_id }) ? account : undefined
  const row = found(visible, 'person')
  refuseIf(mayStandIn(tx.actor, await rolesOf(tx.db, personId)) ? undefined : 'outranked', 'identity', 403)
  refuseIf(row.state === 'left' ? 'person-left' : undefined, 'identity')
  return row
}

export async function createInvitation(tx: Tx, { body }: InputOf<typeof inviteDeclared>): Promise<ShownLink> {
  const account = await accountToManage(tx, body.personId)
  refuseIf(account.password === null ? undefined : 'already-has-password', 'identity')
  return handOver(tx, account, 'invitation')
}

export async function createPasswordResetLink(
  tx: Tx,
  { params }: InputOf<typeof resetLinkDeclared>,
): Promise<ShownLink> {
  const account = await accountToManage(tx, params.personId)
  return handOver(tx, account, 'reset')
}

const handedOver = {
  invitation: { action: 'identity.invite' },
  reset: { action: 'identity.password-reset-link' },
} as const

async function handOver(tx: Tx, account: AccountRow, purpose: LinkPurpose): Promise<ShownLink> {
  // A later one ends what was handed over before; one that anybody can ask for by mail does not.
  await revokeLinks(tx.db, account.id, [purpose], tx.now)
  const made = await makeLink(tx, account.id, purpose, linkExpiry(purpose, tx.now))
  const mailed = mailAfterwards(tx, account, purpose, made)
  const expiresAt = made.expiresAt.toISOString()
  await audit(tx, {
    ...handedOver[purpose],
    subject: { kind: 'person', id: account.id, label: account.name },
    after: { expiresAt, mailed },
  })
  return { link: made.link, expiresAt, mailed }
}

function mailAfterwards(tx: Tx, account: AccountRow, purpose: LinkPurpose, made: MadeLink): boolean {
  const { organisation } = tx
  const { email: to, name: personName } = account
  if (to === null || !canMail(organisation)) return false
  tx.afterCommit(() =>
    post(organisation, { to, ...letterFor(organisation, purpose, { personName, ...made }) }),
  )
  return true
}

/**
 * The answer and its time are the same for everybody: whether there is such a person
 * is only found out behind it.
 */
export async function requestPasswordReset(
  tx: Tx,
  { body }: InputOf<typeof requestDeclared>,
): Promise<AnswerOf<typeof requestDeclared>> {
  const login = hashOfLogin(tx.organisation, body.login)
  const network = networkOf(tx.origin.address)
  const fromHere: Place = { kind: 'network', key: `reset:${network}` }
  // By where it is asked, so that no stranger's asking keeps her own from being answered.
  const forHer: Place[] = [
    { kind: 'login-from-network', key: `reset:${login}:${network}` },
    { kind: 'login', key: `reset:${login}` },
  ]
  const all = [fromHere, ...forHer]
  const counted = await failuresAt(
    tx.db,
    all.map((place) => counterOf(place, tx.now)),
  )
  const wait = (place: Place) => {
    const row = counted.find(({ counter }) => counter === counterOf(place, tx.now))
    return waitSeconds(place.kind, row && { count: row.failures, lastAt: row.last_at }, tx.now)
  }
  if (wait(fromHere) > 0) {
    throw new Refused({ code: 'identity.too-many-attempts', status: 429, facts: { seconds: wait(fromHere) } })
  }
  const isMailed = forHer.every((place) => wait(place) === 0)
  await countFailure(tx, isMailed ? all : [fromHere])
  if (isMailed) tx.afterCommit(() => void mailReset(tx, body.login))
  return {}
}

async function mailReset(before: Tx, login: string): Promise<void> {
  const { organisation, now, origin } = before
  if (!canMail(organisation)) return
  const act = { organisation, now, origin, actor: { kind: 'system', name: 'identity' } as const }
  await perform(act, async (tx) => {
    const account = await accountByLogin(tx.db, login)
    if (!account?.email) return
    const made = await makeLink(tx, account.id, 'reset', linkExpiry('mailed', now))
    mailAfterwards(tx, account, 'reset', made)
    const subject = { kind: 'person', id: account.id, label: account.name }
    await audit(tx, { action: 'identity.request-password-reset', subject })
  }).catch((error: unknown) =>
    organisation.log.error({ err: error }, 'a password reset could not be prepared'),
  )
}
