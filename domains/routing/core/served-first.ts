/** Added to the priority of whoever was served already and lost her agent: she goes first in her queue. */
export const priorityOfReturned = 1

type Waiting = { id: string; priority: number; since: number }

/** Among contacts an agent may take, the larger priority goes first, then who has waited longest. */
export function servedFirst(a: Waiting, b: Waiting): boolean {
  if (a.priority !== b.priority) return a.priority > b.priority
  return a.since === b.since ? a.id < b.id : a.since < b.since
}
