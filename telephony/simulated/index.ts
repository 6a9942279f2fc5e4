export type { CallerPlan } from './caller-plan.ts'
export { type Clock, handClock, type HandClock, wallClock } from './clock.ts'
export {
  type OutsideWorld,
  type RingingTelephone,
  type SimulatedSettings,
  simulatedSwitchboard,
} from './simulated-switchboard.ts'
