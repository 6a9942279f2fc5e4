export { createCustomer, type NewCustomer } from './create-customer.ts'
export { candidatesFor, type Said } from './duplicates.ts'
export { saidByVisitor, takeVisitorFor, visitorProves, visitorSays } from './know-visitor.ts'
export { routes } from './routes.ts'
export {
  customerTimeline,
  onCustomersMerged,
  type Repointing,
  servesCustomer,
  type TimelineAsk,
  type TimelineSource,
} from './slots.ts'
export { type BriefCustomer, customersById, customersWithPhone, markSeen } from './store-brief.ts'
