// Looks at the beginning of a stream and gives it back whole.
import { Readable } from 'node:stream'

/** The first bytes, and a stream that still begins with them. */
export async function peek(content: Readable, bytes: number): Promise<{ head: Buffer; whole: Readable }> {
  const chunks = content[Symbol.asyncIterator]()
  const first: Buffer[] = []
  let length = 0
  while (length < bytes) {
    const { done, value } = await chunks.next()
    if (done === true) break
    const chunk = Buffer.from(value)
    first.push(chunk)
    length += chunk.length
  }
  const start = Buffer.concat(first)
  async function* whole(): AsyncGenerator<Buffer> {
    if (start.length > 0) yield start
    yield* { [Symbol.asyncIterator]: () => chunks }
  }
  return { head: start.subarray(0, bytes), whole: Readable.from(whole()) }
}
