type Waiting = { id: string; priority: number; returned: boolean; since: number }

/** The larger priority goes first, in it whoever was served already and lost her agent, then who has waited longest. */
export function servedFirst(a: Waiting, b: Waiting): boolean {
  if (a.priority !== b.priority) return a.priority > b.priority
  if (a.returned !== b.returned) return a.returned
  return a.since === b.since ? a.id < b.id : a.since < b.since
}
