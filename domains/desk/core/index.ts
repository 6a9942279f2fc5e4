export { arranged, mostClosed, mostSaid } from './arrange-desk.ts'
export { deskAfter, deskWith } from './desk-after.ts'
export type { Desk, DeskEntry, DeskOffer } from './desk-shapes.ts'
export { getDesk, getDeskContact, getMyDay, getTeamDesk } from './endpoints.ts'
export {
  type DayContact,
  type DayFigures,
  dayStates,
  figuresOf,
  type StateChange,
  type StateStretch,
  stretchesOf,
} from './my-day.ts'
