export { type ActorSeen, type Connection, type Hub, openHub } from './hub.ts'
export { serveSocket, type SignalHandler, type SocketOptions } from './socket.ts'
