export { type EventFeed, type EventListener, openEventFeed, type Reach, type Whisper } from './event-feed.ts'
export { eventColumns, type EventRow, readEvent } from './event-row.ts'
