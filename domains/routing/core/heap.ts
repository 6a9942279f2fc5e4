// A binary heap whose members know their place, so that any of them can leave in O(log n).

export type Placed = { place: number }

export type Heap<T extends Placed> = { readonly items: T[]; readonly before: (a: T, b: T) => boolean }

/** The place of whoever is in no heap. A member may be in one heap at a time. */
export const nowhere = -1

export function heapOf<T extends Placed>(before: (a: T, b: T) => boolean): Heap<T> {
  return { items: [], before }
}

export function push<T extends Placed>(heap: Heap<T>, item: T): void {
  heap.items.push(item)
  rise(heap, item, heap.items.length - 1)
}

/** Takes a member out. Its own order may have changed meanwhile, that of the others may not. */
export function remove<T extends Placed>(heap: Heap<T>, item: T): void {
  const gap = item.place
  const last = heap.items.pop()
  item.place = nowhere
  if (last === undefined || last === item) return
  if (!rise(heap, last, gap)) sink(heap, last, gap)
}

/** The first member, by the heap's order, that passes; O(k log k) where k members before it do not. */
export function firstWhere<T extends Placed>(
  { items, before }: Heap<T>,
  passes: (item: T) => boolean,
): T | undefined {
  const [top] = items
  if (top === undefined || passes(top)) return top
  const edge = heapOf<Placed & { item: T }>((a, b) => before(a.item, b.item))
  let looked = top
  for (;;) {
    for (const below of [2 * looked.place + 1, 2 * looked.place + 2]) {
      const item = items[below]
      if (item !== undefined) push(edge, { item, place: nowhere })
    }
    const [next] = edge.items
    if (next === undefined || passes(next.item)) return next?.item
    remove(edge, next)
    looked = next.item
  }
}

function rise<T extends Placed>({ items, before }: Heap<T>, item: T, from: number): boolean {
  let place = from
  while (place > 0) {
    const above = (place - 1) >> 1
    const parent = items[above]
    if (parent === undefined || !before(item, parent)) break
    items[place] = parent
    parent.place = place
    place = above
  }
  items[place] = item
  item.place = place
  return place !== from
}

function sink<T extends Placed>({ items, before }: Heap<T>, item: T, from: number): void {
  let place = from
  for (let below = 2 * place + 1; below < items.length; below = 2 * place + 1) {
    if (below + 1 < items.length && isBefore(items[below + 1], items[below], before)) below += 1
    const child = items[below]
    if (child === undefined || !before(child, item)) break
    items[place] = child
    child.place = place
    place = below
  }
  items[place] = item
  item.place = place
}

function isBefore<T>(a: T | undefined, b: T | undefined, before: (a: T, b: T) => boolean): boolean {
  return a !== undefined && b !== undefined && before(a, b)
}
