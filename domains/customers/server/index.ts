export { customerOfVisitor } from './customer-of-visitor.ts'
export { type BriefCustomer, customerLevels, customersById, markSeen } from './store-brief.ts'
