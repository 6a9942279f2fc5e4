// How canned replies are written, changed and deleted.
import {
  cannedRepliesChanged,
  type changeCannedReply as declaredChange,
  type countReplyUse as declaredUse,
  type createCannedReply as declared,
  type deleteCannedReply as declaredDeletion,
  mostReplies,
  type ReplyDraft,
  type ReplyMessage,
  type ReplyOwner,
  type ReplyReach,
  unknownIn,
  whyNotContents,
  whyNotKeepReply,
} from '#canned-replies/core'
import { nameKey } from '#platform/names'
import { type Action, announce, audit, newId, type Tx } from '#platform/action'
import { found, type Id, Refused, refuseIf } from '#protocol'
import { replyShown } from './list-replies.ts'
import { reachIn, visibleReply } from './reply-reach.ts'
import {
  countOf,
  countUse,
  deleteReply,
  insertReply,
  replaceMessages,
  replyById,
  type ReplyFields,
  type ReplyRow,
  updateReply,
} from './store.ts'
import { filesByIds, setFiles } from './store-files.ts'

export const createCannedReply: Action<typeof declared> = async (tx, { body }) => {
  const reach = await reachIn(tx)
  const owner = ownerOf(body, reach)
  refuseIf(whyNotKeepReply(owner, reach), 'canned-replies', 403)
  await refuseTooMany(tx, owner)
  const id = newId()
  await checkContents(tx, id, body)
  await refusing(() => insertReply(tx.db, id, fieldsOf(tx, body, owner)))
  const row = await fill(tx, id, body, reach)
  await audit(tx, { action: 'canned-replies.create', subject: subjectOf(row), after: recorded(row) })
  return replyShown(row)
}

export const changeCannedReply: Action<typeof declaredChange> = async (tx, { params, body }) => {
  const reach = await reachIn(tx)
  const before = await visibleReply(tx, params.replyId, reach)
  refuseIf(whyNotKeepReply(before, reach), 'canned-replies', 403)
  const owner = ownerOf(body, reach)
  refuseIf(whyNotKeepReply(owner, reach), 'canned-replies', 403)
  if (!isSameOwner(before, owner)) await refuseTooMany(tx, owner)
  await checkContents(tx, before.id, body)
  const saved = await refusing(() => updateReply(tx.db, before.id, body.version, fieldsOf(tx, body, owner)))
  refuseIf(saved ? undefined : 'stale', 'canned-replies')
  const row = await fill(tx, before.id, body, reach)
  await audit(tx, {
    action: 'canned-replies.change',
    subject: subjectOf(row),
    before: recorded(before),
    after: recorded(row),
  })
  return replyShown(row)
}

export const deleteCannedReply: Action<typeof declaredDeletion> = async (tx, { params }) => {
  const reach = await reachIn(tx)
  const before = await visibleReply(tx, params.replyId, reach)
  refuseIf(whyNotKeepReply(before, reach), 'canned-replies', 403)
  await setFiles(tx.db, before.id, [])
  await deleteReply(tx.db, before.id)
  await announce(tx, cannedRepliesChanged({}, {}))
  await audit(tx, { action: 'canned-replies.delete', subject: subjectOf(before), before: recorded(before) })
  return {}
}

export const countReplyUse: Action<typeof declaredUse> = async (tx, { params }) => {
  const reach = await reachIn(tx)
  const reply = await visibleReply(tx, params.replyId, reach)
  if (reach.personId !== null) await countUse(tx.db, reply.id, reach.personId, tx.now)
  return {}
}

function ownerOf({ scope, unitId }: ReplyDraft, { personId }: ReplyReach): ReplyOwner {
  return { scope, personId: scope === 'own' ? personId : null, unitId: scope === 'team' ? unitId : null }
}

const isSameOwner = (one: ReplyOwner, other: ReplyOwner) =>
  one.scope === other.scope && one.personId === other.personId && one.unitId === other.unitId

async function refuseTooMany(tx: Tx, owner: ReplyOwner): Promise<void> {
  const most = mostReplies[owner.scope]
  refuseIf((await countOf(tx.db, owner)) >= most ? 'too-many-replies' : undefined, 'canned-replies', 409, {
    most,
  })
}

/** Files are hers that she has just stored, or those the reply has already. */
async function checkContents(tx: Tx, replyId: Id, body: ReplyDraft): Promise<void> {
  const facts = { names: [...new Set(unknownIn(body.messages))].join('、') }
  refuseIf(whyNotContents(body), 'canned-replies', 422, facts)
  const personId = tx.actor.kind === 'person' ? tx.actor.personId : null
  const files = await filesByIds(tx.db, body.fileIds)
  const usable = files.filter(
    (file) => file.replyId === replyId || (file.replyId === null && file.personId === personId),
  )
  refuseIf(usable.length < body.fileIds.length ? 'unknown-file' : undefined, 'canned-replies', 422)
}

function fieldsOf(tx: Tx, body: ReplyDraft, { scope, personId, unitId }: ReplyOwner): ReplyFields {
  const name = body.name.trim()
  return {
    scope,
    person_id: personId,
    unit_id: unitId,
    folder: body.folder?.trim() ?? null,
    name,
    name_key: nameKey(name),
    shortcut: body.shortcut,
    changed_at: tx.now,
  }
}

async function fill(tx: Tx, id: Id, { messages, fileIds }: ReplyDraft, reach: ReplyReach): Promise<ReplyRow> {
  await replaceMessages(tx.db, id, messages.map(trimmed))
  await setFiles(tx.db, id, fileIds)
  await announce(tx, cannedRepliesChanged({}, {}))
  return found(await replyById(tx.db, id, reach.personId), 'canned-reply')
}

const trimmed = (message: ReplyMessage): ReplyMessage => ({
  'zh-Hans': message['zh-Hans']?.trim() || null,
  'zh-Hant': message['zh-Hant']?.trim() || null,
  en: message.en?.trim() || null,
})

/** Two who give the same shortcut at once: the database decides. */
async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const constraint = error instanceof Error && 'constraint' in error ? error.constraint : undefined
    if (constraint === 'canned_replies_shortcut')
      throw new Refused({ code: 'canned-replies.shortcut-taken', status: 409 })
    if (constraint === 'canned_replies_unit_id_fkey')
      throw new Refused({ code: 'canned-replies.not-your-team', status: 403 })
    throw error
  }
}

const subjectOf = ({ id, name }: ReplyRow) => ({ kind: 'canned-reply', id, label: name })
const recorded = ({ scope, unitName, folder, name, shortcut, messages, files }: ReplyRow) => ({
  scope,
  unit: unitName,
  folder,
  name,
  shortcut,
  messages,
  files: files.map((file) => file.name),
})
