// How names sort and sound: by pinyin.
import { pinyin } from 'pinyin-pro'

const even = (text: string) => text.normalize('NFKC').toLowerCase().trim()

/**
 * One for each character; a word in letters stays whole. 单 as a surname is Shan: of a person's name the first
 * characters are read as one.
 */
export function syllables(text: string, of: 'person' | 'thing' = 'person'): string[] {
  return pinyin(even(text), {
    toneType: 'none',
    type: 'array',
    surname: of === 'person' ? 'head' : 'off',
    nonZh: 'consecutive',
    v: true,
  })
    .flatMap((part) => part.split(/\s+/))
    .filter((part) => part !== '')
}

/** Sorts by sound; those who sound alike, by their characters. */
export const nameKey = (name: string): string => `${syllables(name).join(' ')} | ${even(name)}`
