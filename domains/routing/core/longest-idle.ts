/** Among agents who may take a contact, whoever has been without a new one for longest is chosen. */
export function longerIdle(
  a: { id: string; idleFrom: number },
  b: { id: string; idleFrom: number },
): boolean {
  return a.idleFrom === b.idleFrom ? a.id < b.id : a.idleFrom < b.idleFrom
}
