import { useSyncExternalStore } from 'react'
import { serverNow } from '#connection'

// One timer for all running times of the page, so that they step together.
const watchers = new Set<() => void>()
let now = serverNow()
let timer: ReturnType<typeof setInterval> | undefined

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  now = serverNow()
  timer ??= setInterval(() => {
    now = serverNow()
    for (const each of watchers) each()
  }, 1_000)
  return () => {
    watchers.delete(watcher)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

const nothing = () => () => {}

/** Milliseconds since 1970 by the server's clock, a new value each second while it runs. */
export function useNow(runs = true): number {
  return useSyncExternalStore(runs ? watch : nothing, () => now)
}
