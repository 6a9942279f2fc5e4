// What this browser keeps for us in the site's own storage, or in memory where that is forbidden or full.

export type Keepsakes = {
  get(key: string): string | null
  set(key: string, value: string): void
  remove(key: string): void
  keys(): string[]
  /** False once something could only be kept in memory: it would not survive a reload. */
  lasting(): boolean
}

/** Only what `Storage` we use, so that a test needs no browser. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export function keepsakesIn(shelf: Shelf | undefined, prefix: string): Keepsakes {
  const memory = new Map<string, string>()
  let lasting = shelf !== undefined
  const stored = (): string[] => {
    const names = Array.from({ length: shelf?.length ?? 0 }, (_, place) => shelf?.key(place) ?? '')
    return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))
  }
  return {
    get: (key) => memory.get(key) ?? shelf?.getItem(prefix + key) ?? null,
    set: (key, value) => {
      try {
        if (!shelf) throw new Error('no storage')
        shelf.setItem(prefix + key, value)
        memory.delete(key)
      } catch {
        memory.set(key, value)
        lasting = false
      }
    },
    remove: (key) => {
      memory.delete(key)
      shelf?.removeItem(prefix + key)
    },
    keys: () => [...new Set([...stored(), ...memory.keys()])],
    lasting: () => lasting,
  }
}

/** Reading `localStorage` itself throws in a sandboxed frame or with cookies blocked. */
export function siteStorage(): Shelf | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}

/** What belongs to this tab alone: whether the window stands open, what is half written. */
export function tabStorage(): Shelf | undefined {
  try {
    return sessionStorage
  } catch {
    return undefined
  }
}
