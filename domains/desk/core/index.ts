export {
  type Desk,
  type DeskClosed,
  type DeskConversation,
  type DeskEntry,
  type DeskMessage,
  type DeskOffer,
  type DeskReason,
} from './desk-shapes.ts'
export { deskEndpoints, getDesk, getDeskContact, getTeamDesk } from './endpoints.ts'
