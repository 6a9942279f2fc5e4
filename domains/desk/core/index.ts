export { arranged, mostClosed, mostSaid } from './arrange-desk.ts'
export { deskAfter, deskWith } from './desk-after.ts'
export type { Desk, DeskEntry, DeskOffer } from './desk-shapes.ts'
export { getDesk, getDeskContact, getTeamDesk } from './endpoints.ts'
