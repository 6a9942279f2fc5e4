export { type AgentSeat, sitDown } from './agent-seat.ts'
export { type Credentials, type FrontDoor, openFrontDoor, RefusedByServer } from './front-door.ts'
export { comeAsVisitor, type Visitor } from './visitor.ts'
