export { type AgentMind, answers, newAgentMind, wordsToColleague, wrapUpOf } from './agent-mind.ts'
export { arrivalsOfDay, rateAt } from './arrivals.ts'
export { type Chance, chanceOf } from './chance.ts'
export { type ContactPlan, planContact, planDay, type PlannedDay } from './contact-plan.ts'
export { converse, type Conversation, type Line, rated } from './conversation.ts'
export { type CustomerMind, newCustomerMind, opens, replies, waits } from './customer-mind.ts'
export { type Customer, customerOf } from './customers.ts'
export { queueElsewhere } from './handing-on.ts'
export { dayOf } from './days.ts'
export { livePlans, type LivePlay } from './live-plans.ts'
export { type Facts, someFacts } from './facts.ts'
export { type Intent, intentIn, intentOf, intents } from './intents.ts'
export { personaOf } from './personas.ts'
export { typingSeconds } from './typing.ts'
export {
  type Floor,
  type FloorAgent,
  type LivedDay,
  liveThrough,
  type SpokenLine,
  type Story,
  type StoryOffer,
} from './floor-day.ts'
