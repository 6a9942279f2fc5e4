// Which queue a visitor's own words lead to. Plain substrings: Chinese has no spaces to cut at.

type Worded = { id: string; keywords: readonly string[]; priority: number }

/** The queue whose keywords the text names most, then the longest; undefined when it names none. */
export function queueForWords<Q extends Worded>(queues: readonly Q[], text: string): Q | undefined {
  const said = folded(text)
  const named = queues
    .map((queue) => ({
      queue,
      hits: queue.keywords.map(folded).filter((word) => word && said.includes(word)),
    }))
    .filter(({ hits }) => hits.length > 0)
  const [first] = named.toSorted(
    (a, b) =>
      b.hits.length - a.hits.length ||
      longest(b.hits) - longest(a.hits) ||
      b.queue.priority - a.queue.priority ||
      (a.queue.id < b.queue.id ? -1 : 1),
  )
  return first?.queue
}

/** Full-width and half-width, large and small letters are the same word. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}

function longest(words: readonly string[]): number {
  return Math.max(...words.map((word) => word.length))
}
