export {
  type BreakState,
  breakTable,
  mayBecome,
  offeredSeconds,
  openStates,
  placedStates,
  plannedEnd,
  whyNotAsk,
  whyNotDecide,
  whyNotTake,
  whyNotWithdraw,
} from './break-request.ts'
export * from './endpoints.ts'
export * from './events.ts'
export * from './notices.ts'
export { type Asker, type PlaceLimit, placesLeft, positionOf, whoGetsPlaces } from './places.ts'
export type { BreakChoice, BreakKind, BreakRequest, BreakRequestListed, UnitPlaces } from './wire.ts'
