// Who gets a place: limits of units and of all above them, for one kind of break or for all together.

/** `kindId` null: of all kinds together. It holds for everybody in the unit and below it. */
export type PlaceLimit = { unitId: string; kindId: string | null; places: number }

/** `unitIds`: her unit and all above it. */
export type Asker = { kindId: string; unitIds: readonly string[] }

function holdsFor({ unitId, kindId }: PlaceLimit, asker: Asker): boolean {
  return asker.unitIds.includes(unitId) && (kindId === null || kindId === asker.kindId)
}

/** How many more may go under the tightest limit that holds for her; undefined without one. */
export function placesLeft(
  asker: Asker,
  placed: readonly Asker[],
  limits: readonly PlaceLimit[],
): number | undefined {
  const left = limits
    .filter((limit) => holdsFor(limit, asker))
    .map((limit) => limit.places - placed.filter((one) => holdsFor(limit, one)).length)
  return left.length === 0 ? undefined : Math.max(0, Math.min(...left))
}

/**
 * Of those who wait, the longest first, who gets a place now. Who waits for a narrower place holds up nobody
 * who does not need it.
 */
export function whoGetsPlaces<Waiting extends Asker>(
  waiting: readonly Waiting[],
  placed: readonly Asker[],
  limits: readonly PlaceLimit[],
): Waiting[] {
  const inUse = [...placed]
  const lucky: Waiting[] = []
  for (const asker of waiting) {
    if (placesLeft(asker, inUse, limits) === 0) continue
    inUse.push(asker)
    lucky.push(asker)
  }
  return lucky
}

/** Her place in the queue, from 1: who waits before her for any of the places she needs. */
export function positionOf<Waiting extends Asker>(
  asker: Waiting,
  waiting: readonly Waiting[],
  limits: readonly PlaceLimit[],
): number {
  const needed = limits.filter((limit) => holdsFor(limit, asker))
  const before = waiting.slice(0, waiting.indexOf(asker))
  return before.filter((one) => needed.some((limit) => holdsFor(limit, one))).length + 1
}
