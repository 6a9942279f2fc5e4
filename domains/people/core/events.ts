// What people tell the house: whom to fetch again, never her data.
import { covers, eventKind, Id, shape, type StoredEvent, type Topic, type Viewer } from '#protocol'
import type { Permission } from '#identity/core'

const nothing = shape({})

export const personCreated = personEvent('person.created')
export const personChanged = personEvent('person.changed')
export const personLeft = personEvent('person.left')
export const personReturned = personEvent('person.returned')
export const skillsChanged = personEvent('person.skills-changed')
/** Roles, unit or presence changed: whoever listens as this person must be asked again who she is. */
export const rightsChanged = personEvent('person.rights-changed')

const Unit = shape({ unitId: Id })
export const unitCreated = catalogueEvent('unit.created', Unit, 'units.read')
export const unitChanged = catalogueEvent('unit.changed', Unit, 'units.read')
/** Another place in the tree: what roles held above it reach has changed. */
export const unitMoved = catalogueEvent('unit.moved', Unit, 'units.read')
export const unitDeleted = catalogueEvent('unit.deleted', Unit, 'units.read')

const Skill = shape({ skillId: Id })
export const skillCreated = catalogueEvent('skill.created', Skill, 'skills.read')
export const skillChanged = catalogueEvent('skill.changed', Skill, 'skills.read')

function personEvent(type: string) {
  return eventKind({ type, version: 1, data: nothing, topics: () => ['staff'], present: toWhoReadsHer })
}

function toWhoReadsHer(event: StoredEvent, viewer: Viewer): unknown {
  const personId = event.about.personId ?? null
  const unitId = event.about.unitId ?? null
  return covers(viewer.scopeOf('people.read'), { personId, unitId }) ? {} : undefined
}

function catalogueEvent<Data extends typeof Unit | typeof Skill>(
  type: string,
  data: Data,
  permission: Permission,
) {
  const topics = (): Topic[] => ['staff']
  const present = (event: StoredEvent, viewer: Viewer): unknown =>
    viewer.scopeOf(permission).reach === 'none' ? undefined : event.data
  return eventKind({ type, version: 1, data, topics, present })
}
