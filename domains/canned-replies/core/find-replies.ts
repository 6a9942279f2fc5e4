// Which replies somebody means by what she types behind the slash.
import type { CannedReply } from './reply.ts'

const packed = (typed: string) =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s'’·]/g, '')

/**
 * The likeliest first: whose shortcut it is, whose shortcut begins with it, whose name, its pinyin or initials do,
 * who has it in the name or folder, who says it; alike ones by how often I, and then anybody, used them.
 */
export function repliesFound(typed: string, replies: readonly CannedReply[]): CannedReply[] {
  const word = packed(typed)
  return replies
    .flatMap((reply) => {
      const near = nearnessOf(word, reply)
      return near === undefined ? [] : [{ reply, near }]
    })
    .toSorted(
      (a, b) => a.near - b.near || b.reply.myTimes - a.reply.myTimes || b.reply.timesUsed - a.reply.timesUsed,
    )
    .map(({ reply }) => reply)
}

function nearnessOf(word: string, { shortcut, foundBy, messages }: CannedReply): number | undefined {
  if (word === '') return 0
  const short = packed(shortcut ?? '')
  if (short === word) return 0
  if (short.startsWith(word)) return 1
  const lines = foundBy.split('\n')
  if (lines.some((line) => line.startsWith(word))) return 2
  if (lines.some((line) => line.includes(word))) return 3
  const texts = messages.flatMap((message) => Object.values(message))
  return texts.some((text) => text !== null && packed(text).includes(word)) ? 4 : undefined
}
