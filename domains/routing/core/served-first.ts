type Waiting = { id: string; priority: number; returned: boolean; aged: boolean; since: number }

/**
 * Whom the centre left in the middle goes first; then who has waited for as long as anybody should, in the order they
 * came, so that no priority keeps anybody waiting for ever; then the larger priority, and in it who came first.
 */
export function servedFirst(a: Waiting, b: Waiting): boolean {
  if (a.returned !== b.returned) return a.returned
  if (!a.returned && a.aged !== b.aged) return a.aged
  const byPriority = a.returned || !a.aged
  if (byPriority && a.priority !== b.priority) return a.priority > b.priority
  return a.since === b.since ? a.id < b.id : a.since < b.since
}
