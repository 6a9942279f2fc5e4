// Every door of the house in one place: what main serves, and what tests open.
import * as calendarCore from '#calendar/core'
import { routes as calendarRoutes } from '#calendar/server'
import * as assistanceCore from '#assistance/core'
import { lookingSignal, routes as assistanceRoutes } from '#assistance/server'
import * as cannedCore from '#canned-replies/core'
import { routes as cannedRoutes } from '#canned-replies/server'
import * as chatCore from '#channels-chat/core'
import * as phoneCore from '#channels-phone/core'
import { routes as phoneRoutes } from '#channels-phone/server'
import * as breaksCore from '#breaks/core'
import { routes as breakRoutes } from '#breaks/server'
import {
  admit,
  mayCarry,
  routes as chatRoutes,
  typingSignal,
  visitorByToken,
  visitorOf,
} from '#channels-chat/server'
import * as contactsCore from '#contacts/core'
import * as customersCore from '#customers/core'
import { routes as customerRoutes } from '#customers/server'
import { routes as contactRoutes } from '#contacts/server'
import { routes as deskRoutes } from '#desk/server'
import * as followupsCore from '#followups/core'
import { routes as followupRoutes } from '#followups/server'
import * as identityCore from '#identity/core'
import { actorOf, routes as identityRoutes } from '#identity/server'
import * as noticesCore from '#notices/core'
import { isNoticeKind, type NoticeKind } from '#notices/core'
import { routes as noticeRoutes } from '#notices/server'
import * as peopleCore from '#people/core'
import { routes as peopleRoutes } from '#people/server'
import * as presenceCore from '#presence/core'
import type { Route } from '#platform/action'
import type { Gatekeeper } from '#platform/http'
import type { Organisation } from '#platform/organisations'
import type { SignalHandler } from '#platform/realtime'
import type { Actor, EventKind, Topic } from '#protocol'
import * as routingCore from '#routing/core'
import { routes as routingRoutes } from '#routing/server'
import * as transfersCore from '#transfers/core'
import { routes as transferRoutes } from '#transfers/server'
import { fillSlots } from './slots.ts'

export { scopeOf } from '#identity/core'

fillSlots()

export const routes: readonly Route[] = [
  ...identityRoutes,
  ...peopleRoutes,
  ...noticeRoutes,
  ...calendarRoutes,
  ...cannedRoutes,
  ...customerRoutes,
  ...contactRoutes,
  ...routingRoutes,
  ...chatRoutes,
  ...phoneRoutes,
  ...transferRoutes,
  ...assistanceRoutes,
  ...breakRoutes,
  ...followupRoutes,
  ...deskRoutes,
]

export const signals: readonly SignalHandler[] = [typingSignal, lookingSignal]

/** Everything the domains declare to the house. */
const declared: readonly unknown[] = [
  identityCore,
  peopleCore,
  noticesCore,
  calendarCore,
  cannedCore,
  followupsCore,
  customersCore,
  contactsCore,
  routingCore,
  presenceCore,
  transfersCore,
  assistanceCore,
  chatCore,
  phoneCore,
  breaksCore,
].flatMap((core): unknown[] => Object.values(core))

export const eventKinds: ReadonlyMap<string, EventKind> = new Map(
  declared.filter(isEventKind).map((kind) => [kind.type, kind]),
)

export const noticeKinds: readonly NoticeKind[] = declared.filter(isNoticeKind)

function isEventKind(value: unknown): value is EventKind {
  return typeof value === 'function' && 'present' in value && 'topics' in value && 'type' in value
}

export const gatekeeper: Gatekeeper = {
  actorOf: async (organisation, headers, address) =>
    (await visitorOf(organisation, headers)) ?? actorOf(organisation, headers, address),
  byVisitorToken: visitorByToken,
  topicsOf,
  admit,
  mayCarry,
}

/** What an open screen listens to: herself, the whole house's news, and the units she reaches. */
function topicsOf(organisation: Organisation, actor: Actor): Topic[] {
  if (actor.kind === 'visitor') return [`visitor:${actor.visitorId}`]
  if (actor.kind !== 'person') return []
  const scopes = ['contacts.read', 'agents.read'].map((permission) => organisation.scopeOf(actor, permission))
  const units = scopes.flatMap((scope): Topic[] => {
    if (scope.reach === 'all') return ['all-contacts']
    return scope.reach === 'some' ? scope.unitIds.map((unitId): Topic => `unit:${unitId}`) : []
  })
  return [...new Set<Topic>([`person:${actor.personId}`, 'staff', ...units])]
}
