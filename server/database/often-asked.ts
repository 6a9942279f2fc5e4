// Gives the statements that are asked again and again a name, by which PostgreSQL keeps them parsed and planned.

export type OftenAsked = {
  /** Its name, once it has been asked often enough. */
  nameOf(text: string): string | undefined
  /** It changed its columns beneath its name: from now on it goes without. */
  forget(text: string): void
}

const askedOften = 10
// Each connection keeps every one of them, a few tens of kilobytes in PostgreSQL.
const mostNames = 300
// Long ones are lists of values, which are seldom the same length twice.
const longestText = 4_000
const mostCounted = 5_000

export function oftenAsked(): OftenAsked {
  const times = new Map<string, number>()
  const names = new Map<string, string | undefined>()
  return {
    nameOf(text) {
      if (names.has(text)) return names.get(text)
      if (names.size >= mostNames || text.length > longestText) return undefined
      const asked = (times.get(text) ?? 0) + 1
      if (asked < askedOften) {
        if (times.size >= mostCounted) times.clear()
        times.set(text, asked)
        return undefined
      }
      times.delete(text)
      names.set(text, `often ${names.size}`)
      return names.get(text)
    },
    forget(text) {
      if (names.has(text)) names.set(text, undefined)
    },
  }
}
