// That a calendar is not what it was: look again.
import { eventKind, Id, shape, type StoredEvent, type Topic, type Viewer } from '#protocol'

const data = shape({ calendarId: Id })
const topics = (): Topic[] => ['staff']
const present = (event: StoredEvent, { scopeOf }: Viewer): unknown =>
  scopeOf('calendars.read').reach === 'none' ? undefined : event.data

export const calendarChanged = eventKind({ type: 'calendar.changed', version: 1, data, topics, present })
export const calendarDeleted = eventKind({ type: 'calendar.deleted', version: 1, data, topics, present })
