// Finds the addresses in what people write, so that they can be shown as links and nothing else.

export type Piece = { text: string; href?: string }

// A Chinese sentence runs on after an address without a space: the address ends at the first character
// that is not plain ASCII. No other scheme is a link: none of these runs anything.
const address = /\bhttps?:\/\/[a-z0-9][\x21-\x7e]*/gi

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(address)) {
    const href = withoutAfterthought(match[0])
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) })
    pieces.push({ text: href, href })
    from = match.index + href.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** Full stops and unpaired closing brackets belong to the sentence around the address. One look at each sign. */
function withoutAfterthought(found: string): string {
  const opening = found.search(/[([<{]/)
  const isUnpaired = (end: number) => opening === -1 || opening >= end - 1
  let end = found.length
  while (/[.,;:!?'"]/.test(found[end - 1] ?? '') || (/[)\]>}]/.test(found[end - 1] ?? '') && isUnpaired(end)))
    end -= 1
  return found.slice(0, end)
}
