import { type Route, route } from '#platform/action'
import * as endpoints from '#people/core'
import { createPerson } from './create-person.ts'
import { recordDeparture, undoDeparture } from './departure.ts'
import { getPerson, listPeople } from './list-people.ts'
import { setRoles, setSkills } from './skills-and-roles.ts'
import { createSkill, listSkills, updateSkill } from './skills.ts'
import { createUnit, deleteUnit, listUnits, updateUnit } from './units.ts'
import { updatePerson } from './update-person.ts'

export const routes: Route[] = [
  route(endpoints.listUnits, listUnits),
  route(endpoints.createUnit, (tx, { body }) => createUnit(tx, body)),
  route(endpoints.updateUnit, updateUnit),
  route(endpoints.deleteUnit, deleteUnit),
  route(endpoints.listPeople, listPeople),
  route(endpoints.getPerson, getPerson),
  route(endpoints.createPerson, (tx, { body }) => createPerson(tx, body)),
  route(endpoints.updatePerson, updatePerson),
  route(endpoints.setSkills, setSkills),
  route(endpoints.setRoles, setRoles),
  route(endpoints.recordDeparture, recordDeparture),
  route(endpoints.undoDeparture, undoDeparture),
  route(endpoints.listSkills, listSkills),
  route(endpoints.createSkill, (tx, { body }) => createSkill(tx, body)),
  route(endpoints.updateSkill, updateSkill),
]
