export { acceptedElsewhere, notTakenElsewhere, openOfferFor, queueChannels } from './answered-elsewhere.ts'
export { aboutAgent } from './change-state.ts'
export { type AtWork, atWork, dropAgent, takeOffersFrom } from './drop-agent.ts'
export { closeUnfilled, endWrapUps } from './due.ts'
export { type ColleagueFound, colleaguesFound, type OpenQueue, openQueuesOf } from './colleagues.ts'
export { enqueue, type Enqueuing } from './enqueue.ts'
export {
  handOver,
  lockHands,
  putInLine,
  releaseReserved,
  reserveHand,
  type WhyNotReserve,
} from './hand-over.ts'
export { ensureAgent } from './ensure-agent.ts'
export { holdBack, letGo } from './hold-back.ts'
export { agentOnScreen } from './my-agent.ts'
export { beginWrapUp, forgetWaiting, releaseAgent } from './reactions.ts'
export { chatHours, type Line, lineForVisitor, queueHours } from './queue-hours.ts'
export { type QueueSilence, queueSilence } from './queue-silence.ts'
export { recordMiss, recordOffer, recordState } from './record-history.ts'
export { type Returning, returnToQueue } from './return-to-queue.ts'
export { routes } from './routes.ts'
export { runRouter } from './run-router.ts'
export { followSignOut, refuseSignOut, sendAgentAway } from './send-agent-away.ts'
export { createQueue } from './save-queue.ts'
export { agentsWithin } from './list-agents.ts'
export { leadsQueue, linesLed, type Moving, moveToQueue, type WaitingLine } from './lines.ts'
export { openOffersOf } from './open-offers.ts'
export { queueNamesOf } from './list-queues.ts'
export { startBreak } from './start-break.ts'
export { statesWithin } from './states-within.ts'
export { type Wait, waitOf } from './wait-of.ts'
export { type ChatQueue, chatQueues, queueForMessage } from './offered-queues.ts'
export { waitingFigures } from './store-figures.ts'
export { followRights, landInNotReady, welcomeAgent } from './welcome-agent.ts'
export { wrapUpsOf } from './wrap-up.ts'
