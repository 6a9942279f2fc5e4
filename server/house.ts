// The house as one list of doors: what main serves and what tests open.
import type { Route } from '#platform/action'
import type { SignalHandler } from '#platform/realtime'
import type { Actor, EventKind, Scope } from '#protocol'

export const eventKinds: ReadonlyMap<string, EventKind> = new Map()
export const scopeOf: (actor: Actor, permission: string) => Scope = () => ({ reach: 'none' })
export const routes: readonly Route[] = []
export const signals: readonly SignalHandler[] = []
