// Proves realtime by equation: a screen that follows events is, at every step, the screen that is loaded afresh.
import { expect } from 'vitest'
import { eventKinds } from '#house'
import { type Actor, everywhere, nowhere, type ShownEvent, type StoredEvent } from '#protocol'
import type { TestOrganisation } from './test-organisation.ts'

export type Screen<State> = {
  load(): Promise<State>
  /** The reducer of core. */
  after(state: State, event: ShownEvent): State
  /** What the screen fetches by itself before it is up to date. */
  fetchStale?(state: State): Promise<State>
}

export type FollowedScreen<State> = {
  state(): State
  /** Does something, brings the screen forward by what its viewer was shown of it, and compares. */
  step(what: () => Promise<unknown>): Promise<State>
  /** Everything this viewer was shown since the last look. */
  shown(): ShownEvent[]
  stop(): void
}

/** Opens a screen as `actor`; events reach it only as they would reach her socket, through `present`. */
export async function followedScreen<State>(
  house: TestOrganisation,
  actor: Actor,
  screen: Screen<State>,
): Promise<FollowedScreen<State>> {
  const heard: StoredEvent[] = []
  const stop = house.organisation.feed.subscribe((events) => heard.push(...events))
  const shown = () => heard.splice(0).flatMap((event) => shownTo(house, actor, event) ?? [])
  let state: State = await screen.load()
  return {
    state: () => state,
    shown,
    stop,
    async step(what) {
      await what()
      await house.settle()
      const followed = shown().reduce(screen.after, state)
      state = screen.fetchStale ? await screen.fetchStale(followed) : followed
      expect(state).toEqual(await screen.load())
      return state
    },
  }
}

/** One event as one viewer is shown it; undefined when it is kept from her. */
function shownTo(house: TestOrganisation, actor: Actor, event: StoredEvent): ShownEvent | undefined {
  const scopeOf = (permission: string) =>
    actor.kind === 'system'
      ? everywhere
      : actor.kind === 'visitor'
        ? nowhere
        : house.organisation.scopeOf(actor, permission)
  const data = eventKinds.get(event.type)?.present(event as StoredEvent<never>, { actor, scopeOf })
  const { id, type, at, about } = event
  return data === undefined ? undefined : { id, type, at, about, data }
}
