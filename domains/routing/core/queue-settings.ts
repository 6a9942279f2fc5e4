// What people may set of a queue.
import { type Static, Type } from 'typebox'
import { Id, oneOf, orNull, shape, shortText } from '#protocol'

export const ChannelShape = oneOf(['chat', 'phone', 'mail'])

const RequirementShape = shape({ skillId: Id, level: Type.Integer({ minimum: 1, maximum: 5 }) })
const Requirements = Type.Array(RequirementShape, { maxItems: 20 })

const RingShape = shape({
  afterSeconds: Type.Integer({ minimum: 1, maximum: 86_400 }),
  requires: Requirements,
})

const whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum })
const PublicName = Type.String({ maxLength: 40 })

/** What has to be said of a new queue. `keywords` are what visitors write when they belong here. */
const basics = {
  name: shortText(80),
  priority: whole(-100, 100),
  offerSeconds: whole(5, 600),
  wrapUpSeconds: whole(0, 3600),
  requires: Requirements,
  rings: Type.Array(RingShape, { maxItems: 10 }),
  keywords: Type.Array(shortText(40), { maxItems: 100 }),
  isDefault: Type.Boolean(),
  state: oneOf(['open', 'closed']),
}

/**
 * What has a usual value, `usualRules`. `lastAgentHours` 0: nobody is preferred. `exclusive`: who has a contact of
 * this queue is given nothing else. `vipPriority` is added for each level of the customer; who has waited
 * `ageingSeconds` goes before every priority. An empty public name means the queue's own.
 */
const rules = {
  selection: oneOf(['longest-idle', 'least-occupied']),
  lastAgentHours: whole(0, 720),
  lastAgentWaitSeconds: whole(0, 300),
  exclusive: Type.Boolean(),
  autoAccept: Type.Boolean(),
  mayReject: Type.Boolean(),
  missesAllowed: whole(1, 10),
  vipPriority: whole(0, 100),
  ageingSeconds: whole(30, 7200),
  overflowQueueId: orNull(Id),
  overflowAfterSeconds: orNull(whole(1, 86_400)),
  calendarId: orNull(Id),
  visitorSilenceAskSeconds: whole(10, 7200),
  visitorSilenceCloseSeconds: whole(20, 14_400),
  agentSilenceAlertSeconds: whole(10, 7200),
  agentSilenceReturnSeconds: orNull(whole(20, 14_400)),
  wrapUpExtensions: whole(0, 10),
  offeredToVisitors: Type.Boolean(),
  publicNames: shape({ 'zh-Hans': PublicName, 'zh-Hant': PublicName, en: PublicName }),
}

export const queueSettings = { ...basics, ...rules }

const NewQueueShape = shape({ channel: ChannelShape, ...basics, ...Type.Partial(shape(rules)).properties })
export const newQueueShape = NewQueueShape
export type NewQueue = Static<typeof NewQueueShape>

const QueueSettingsShape = shape({ channel: ChannelShape, ...queueSettings })
export type QueueSettings = Static<typeof QueueSettingsShape>

type Rules = Omit<QueueSettings, 'channel' | keyof typeof basics>

/** What a queue has of which nothing else was said. Somebody on the phone is given nothing beside it. */
export function usualRules(channel: QueueSettings['channel']): Rules {
  return {
    selection: 'longest-idle',
    lastAgentHours: 24,
    lastAgentWaitSeconds: 0,
    exclusive: channel === 'phone',
    autoAccept: false,
    mayReject: true,
    missesAllowed: 3,
    vipPriority: 10,
    ageingSeconds: 600,
    overflowQueueId: null,
    overflowAfterSeconds: null,
    calendarId: null,
    visitorSilenceAskSeconds: 180,
    visitorSilenceCloseSeconds: 300,
    agentSilenceAlertSeconds: 60,
    // Silence has a meaning only where somebody writes.
    agentSilenceReturnSeconds: channel === 'chat' ? 180 : null,
    wrapUpExtensions: 2,
    offeredToVisitors: true,
    publicNames: { 'zh-Hans': '', 'zh-Hant': '', en: '' },
  }
}

export function wholeQueue(queue: NewQueue): QueueSettings {
  return { ...usualRules(queue.channel), ...queue }
}
