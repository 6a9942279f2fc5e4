export { type Exchange, type Floor, openExchange, openFloor, programsForFloor } from './floor.ts'
export { answeringPhone, caller, refusedCaller, refusingPhone, ringingPhone } from './scenarios.ts'
export { shareOf, writeTone } from './tones.ts'
