export type { Desk, DeskEntry, DeskOffer } from './desk-shapes.ts'
export { deskEndpoints, getDesk, getDeskContact, getTeamDesk } from './endpoints.ts'
