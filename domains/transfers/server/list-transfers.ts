import { type ContactRecord, staffContactOf } from '#contacts/core'
import { contactFor, seesContact } from '#contacts/server'
import { skillNames } from '#people/server'
import type { Action, Tx } from '#platform/action'
import { found, type Id } from '#protocol'
import { type ColleagueFound, colleaguesFound, openQueuesOf } from '#routing/server'
import {
  type Colleague,
  type listRingingTransfers as declaredRinging,
  type listTransfers as declared,
  type listTransferTargets as declaredTargets,
  skillsLacking,
  whyNotColleague,
} from '#transfers/core'
import { myId } from './answer-transfer.ts'
import { shownTransfer } from './shown-transfer.ts'
import { ringingWith, transfersOf } from './store.ts'

export const listTransfers: Action<typeof declared> = async (tx, { params }) => {
  const contact = await seenContact(tx, params.contactId)
  return { items: (await transfersOf(tx.db, contact.id, 100)).map(shownTransfer) }
}

export const listRingingTransfers: Action<typeof declaredRinging> = async (tx) => {
  const rows = await ringingWith(tx.db, myId(tx))
  const contacts = await Promise.all(rows.map(({ contact_id }) => contactFor(tx, contact_id)))
  const items = rows.flatMap((row, index) => {
    const contact = contacts[index]
    return contact ? [{ ...shownTransfer(row), contact: staffContactOf(contact) }] : []
  })
  return { items }
}

const mostColleagues = 50

export const listTransferTargets: Action<typeof declaredTargets> = async (tx, { params, query }) => {
  const contact = await seenContact(tx, params.contactId)
  const { channel } = contact
  const queues = await openQueuesOf(tx, channel)
  const requires = queues.find(({ id }) => id === contact.queueId)?.requires ?? []
  const found = await colleaguesFound(tx, { q: query.q, channel, limit: mostColleagues })
  const names = await skillNames(tx, [
    ...new Set([...requires, ...found.flatMap(({ skills }) => skills)].map(({ skillId }) => skillId)),
  ])
  const people = found
    .filter(({ personId }) => personId !== contact.agent?.id)
    .map((colleague) => shownColleague(colleague, contact, { requires, names }))
  return {
    people: people.toSorted((a, b) => rank(a) - rank(b)),
    queues: queues.map(({ id, name, waiting }) => ({
      queueId: id,
      name,
      waiting,
      isOwn: id === contact.queueId,
    })),
  }
}

/** Free and able first; sorting is stable, so that names stay in their order. */
function rank({ whyNot, lacks }: Colleague): number {
  return (whyNot === null ? 0 : whyNot === 'offline' ? 4 : 2) + (lacks.length > 0 ? 1 : 0)
}

type Needs = { requires: readonly { skillId: Id; level: number }[]; names: ReadonlyMap<Id, string> }

function shownColleague(
  colleague: ColleagueFound,
  { channel, agent }: ContactRecord,
  { requires, names }: Needs,
): Colleague {
  const { personId, name, staffNumber, unitName, shown, shownSince, load, capacity, skills } = colleague
  const named = (all: Needs['requires']) =>
    all.map(({ skillId, level }) => ({ skillId, level, name: names.get(skillId) ?? '' }))
  return {
    personId,
    name,
    staffNumber,
    unitName,
    shown,
    shownSince,
    load: load[channel],
    capacity: capacity[channel],
    skills: named(skills),
    lacks: named(skillsLacking(skills, requires)),
    whyNot: whyNotColleague(colleague, { agentId: agent?.id ?? null, channel }) ?? null,
  }
}

export async function seenContact(tx: Tx, contactId: Id): Promise<ContactRecord> {
  const contact = await contactFor(tx, contactId)
  const isSeen = contact && (await seesContact(tx, contact))
  return found(isSeen ? contact : undefined, 'contact')
}
