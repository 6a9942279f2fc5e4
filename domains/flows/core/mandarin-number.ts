// Whole numbers as Mandarin says them, one recorded word after the other.

const figures = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const places = ['', '十', '百', '千']

export const figure = (digit: string | number): string => figures[Number(digit)] ?? ''

/**
 * Of up to sixteen figures. 2 is 两 where it begins the number before 千, 万 and 亿, else 二: 两千, 二百, 两万二千.
 */
export function mandarinNumber(whole: string): string[] {
  const number = whole.replace(/^0+(?=\d)/, '')
  if (number === '0' || number === '') return ['零']
  const words = spoken(number)
  const [first, second] = words
  // What begins with ten says no one before it: 十二, but 一百一十二.
  if (first === '一' && second === '十') return words.slice(1)
  if (first === '二' && second !== undefined && ['千', '万', '亿'].includes(second))
    return ['两', ...words.slice(1)]
  return words
}

/** Cut at 亿, then at 万: each part is a number of its own before its word. */
function spoken(number: string): string[] {
  if (number.length > 8) return joined(number.slice(0, -8), '亿', number.slice(-8))
  if (number.length > 4) return joined(number.slice(0, -4), '万', number.slice(-4))
  return upToThousands(number)
}

function joined(high: string, word: string, low: string): string[] {
  const rest = low.replace(/^0+/, '')
  if (rest === '') return [...spoken(high), word]
  // A gap between two parts is said once, however wide: 两亿零二千.
  return [...spoken(high), word, ...(rest.length < low.length ? ['零'] : []), ...spoken(rest)]
}

function upToThousands(number: string): string[] {
  return [...number].flatMap((digit, index) => {
    if (digit !== '0') {
      const place = places[number.length - 1 - index]
      return place ? [figure(digit), place] : [figure(digit)]
    }
    const next = number[index + 1]
    return next !== undefined && next !== '0' ? ['零'] : []
  })
}
