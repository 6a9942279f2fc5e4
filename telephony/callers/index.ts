export { type Floor, openFloor, programsForFloor } from './floor.ts'
export { answeringPhone, caller, refusedCaller, refusingPhone, ringingPhone } from './scenarios.ts'
export { shareOf, writeTone } from './tones.ts'
