// Languages that people speak with customers, in the words of the screen.
import { useMemo } from 'react'
import { usePlace } from '#ui'

const spoken = [
  'zh',
  'yue',
  'nan',
  'hak',
  'wuu',
  'en',
  'ja',
  'ko',
  'bo',
  'ug',
  'mn',
  'fr',
  'de',
  'es',
  'pt',
  'ru',
  'ar',
  'th',
  'vi',
  'id',
  'ms',
  'hi',
]

export function useLanguageNames(): (tag: string) => string {
  const { language } = usePlace()
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'language' })
    return (tag) => names.of(tag) ?? tag
  }, [language])
}

export function useLanguageOptions(): { value: string; label: string }[] {
  const nameOf = useLanguageNames()
  return useMemo(() => spoken.map((value) => ({ value, label: nameOf(value) })), [nameOf])
}
