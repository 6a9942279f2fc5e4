import { Converter } from 'opencc-js/t2cn'

let simplifying: ReturnType<typeof Converter> | undefined

/** One script, one width, one case: 陳桂蘭 and 陈桂兰 are the same name. */
export function folded(text: string): string {
  // Its tables take a moment to build, and not every process needs them.
  const simplified = (simplifying ??= Converter({ from: 't', to: 'cn' }))
  return simplified(text.normalize('NFKC').toLowerCase()).trim()
}
