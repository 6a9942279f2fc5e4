import { Converter } from 'opencc-js/t2cn'

// Its own types name each other in a way our compiler does not follow.
let simplifying: ((text: string) => string) | undefined

/** One script, one width, one case: 陳桂蘭 and 陈桂兰 are the same name. */
export function folded(text: string): string {
  simplifying ??= simplifier()
  return simplifying(text.normalize('NFKC').toLowerCase()).trim()
}

/** Its tables take a moment to build, and not every process needs them. */
const simplifier = (): ((text: string) => string) => Converter({ from: 't', to: 'cn' })
