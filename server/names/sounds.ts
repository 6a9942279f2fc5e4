// How names sort and sound: by pinyin.
import { pinyin } from 'pinyin-pro'

const even = (text: string) => text.normalize('NFKC').toLowerCase().trim()

/** One for each character; a word in letters stays whole. 单 as a surname is Shan: the first characters are read as one. */
export function syllables(name: string): string[] {
  return pinyin(even(name), {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    nonZh: 'consecutive',
    v: true,
  })
    .flatMap((part) => part.split(/\s+/))
    .filter((part) => part !== '')
}

/** Sorts by sound; those who sound alike, by their characters. */
export const nameKey = (name: string): string => `${syllables(name).join(' ')} | ${even(name)}`
