export { createFirstAdministrator, createPerson, type NewPerson } from './create-person.ts'
export { routes } from './routes.ts'
export { createSkill } from './skills.ts'
export {
  type AgentProfile,
  briefPeople as peopleByIds,
  type BriefPerson,
  profilesOfAgents as agentProfiles,
} from './store.ts'
export { pathOfUnit as unitPath, type UnitOnPath } from './store-units.ts'
export { createUnit } from './units.ts'
