export * from './endpoints.ts'
export * from './events.ts'
export {
  type Subject,
  whyNotChange,
  type WhyNotChange,
  whyNotDepart,
  type WhyNotDepart,
  whyNotReturn,
  type WhyNotReturn,
  whyNotSetRoles,
  type WhyNotSetRoles,
  whyNotSkills,
  type WhyNotSkills,
} from './person-rules.ts'
export * from './shapes.ts'
export {
  idsBelow,
  isBelow,
  mostUnits,
  type PlacedUnit,
  whyNotAdd,
  whyNotDelete,
  type WhyNotDelete,
  whyNotMove,
  type WhyNotMove,
  type WhyNotPlace,
} from './unit-rules.ts'
