// What was promised about a customer's contacts, and what was done of it, as it stands in her timeline.
import type { TimelineSource } from '#customers/server'
import type { FollowupInTimeline } from '#followups/core'
import { covers } from '#protocol'
import { type FollowupMoment, followupMomentsOf } from './store-timeline.ts'

export const followupsInTimeline: TimelineSource = async (tx, ask) => {
  const scope = tx.scopeOf('contacts.read')
  const mine = tx.actor.kind === 'person' ? tx.actor.personId : undefined
  const moments = await followupMomentsOf(tx.db, ask)
  return moments.map((moment) => {
    const belonging = { personId: moment.agent_id ?? moment.offered_to, unitId: moment.unit_id }
    const facts = factsOf(moment, moment.person_id === mine || covers(scope, belonging))
    return { id: moment.id, kind: `followup-${moment.what}`, at: moment.at.toISOString(), facts }
  })
}

/** Whoever may not read the contact reads that something was promised about it, and not what. */
const factsOf = (moment: FollowupMoment, readable: boolean): FollowupInTimeline => ({
  contactId: moment.contact_id,
  personName: moment.person_name,
  setByName: moment.set_by_name,
  text: readable ? moment.text : null,
  dueAt: moment.due_at.toISOString(),
  readable,
})
