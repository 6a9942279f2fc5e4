// What a person sets herself. Ringing, serving and wrap-up are not stored: they follow from her contacts.

/** The states an agent can be in, and where each leads. */
export const agentStates = {
  offline: ['not-ready'],
  'not-ready': ['ready', 'break', 'offline'],
  ready: ['not-ready', 'break', 'offline'],
  break: ['ready', 'not-ready', 'offline'],
  // Her line died with customers in hand or while she was ready: nobody chooses this.
  dropped: ['not-ready', 'offline'],
} as const satisfies Record<string, readonly string[]>

export type AgentState = keyof typeof agentStates

/** What a person sets herself; a break begins with its request, and the rest happens to her. */
export const chosenStates = ['ready', 'not-ready', 'offline'] as const

/** Not there: offered nothing, and nobody waits for her. */
export function isAway(state: AgentState): boolean {
  return state === 'offline' || state === 'dropped'
}

/** Why an agent is offered nothing new for a while, though she is ready. */
export const holds = ['break-granted', 'line-lost'] as const
export type Hold = (typeof holds)[number]

/** Signing in never throws a contact at somebody who is still putting on her headset. */
export function afterSignIn(
  state: AgentState,
): { state: 'not-ready'; reason: 'came-back' | null } | undefined {
  if (!isAway(state)) return undefined
  return { state: 'not-ready', reason: state === 'dropped' ? 'came-back' : null }
}

/** Why a person may not sign out; `serving` counts the contacts she serves or wraps up. */
export function whyNotSignOut({ serving }: { serving: number }): 'still-serving' | undefined {
  return serving > 0 ? 'still-serving' : undefined
}

/** Where an agent finds herself whose last session has ended: away, unless customers still count on her. */
export function afterSignOut({ serving }: { serving: number }): {
  state: 'not-ready' | 'offline'
  reason: 'signed-out' | null
} {
  return serving > 0 ? { state: 'not-ready', reason: 'signed-out' } : { state: 'offline', reason: null }
}

/** Why a person may not change her state; `serving` counts the contacts she serves or wraps up. */
export function whyNotChange(
  from: AgentState,
  to: AgentState,
  { serving }: { serving: number },
): 'already-there' | 'sign-in-first' | 'still-serving' | undefined {
  if (from === to) return 'already-there'
  const leadsTo: readonly AgentState[] = agentStates[from]
  if (!leadsTo.includes(to)) return 'sign-in-first'
  return to === 'offline' ? whyNotSignOut({ serving }) : undefined
}

export type ShownState = AgentState | 'ringing' | 'serving' | 'wrap-up'

/** What the floor sees of a person: the busiest thing she does, unless she is gone. */
export function shownState(
  stored: AgentState,
  contacts: readonly ('ringing' | 'serving' | 'wrap-up')[],
): ShownState {
  if (isAway(stored)) return stored
  if (contacts.includes('serving')) return 'serving'
  if (contacts.includes('ringing')) return 'ringing'
  return contacts.includes('wrap-up') ? 'wrap-up' : stored
}

/** Since when she is shown so: of several contacts the one that began first. */
export function shownSince(
  { shown, since }: { shown: ShownState; since: string },
  contacts: readonly { kind: 'ringing' | 'serving' | 'wrap-up'; since: string }[],
): string {
  const those = contacts.filter(({ kind }) => kind === shown)
  return those.map((contact) => contact.since).toSorted()[0] ?? since
}
