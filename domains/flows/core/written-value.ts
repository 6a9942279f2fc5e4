// Values as they are written in a chat, and as English is spoken from.
import type { Language } from '#protocol'
import { dateFrom, decimalFrom, timeFrom } from './value-forms.ts'
import type { HowToSay } from './node-kinds.ts'

export function written(value: string, how: HowToSay, language: Language): string | undefined {
  switch (how) {
    case 'digits':
      return language === 'en' ? [...value].join(' ') : value
    case 'number': {
      const number = decimalFrom(value)
      return number && signed(number.isNegative, grouped(number.whole) + point(number.decimals))
    }
    case 'money': {
      const money = decimalFrom(value)
      if (!money || money.decimals.length > 2) return undefined
      return signed(
        money.isNegative,
        `¥${grouped(money.whole)}${point(money.decimals && money.decimals.padEnd(2, '0'))}`,
      )
    }
    case 'date': {
      const date = dateFrom(value)
      if (!date) return undefined
      return language === 'en' ? value.trim().slice(0, 10) : `${date.year}年${date.month}月${date.day}日`
    }
    case 'time': {
      const time = timeFrom(value)
      return time && `${time.hour}:${String(time.minute).padStart(2, '0')}`
    }
  }
}

const signed = (isNegative: boolean, text: string): string => (isNegative ? `-${text}` : text)
const point = (decimals: string): string => (decimals === '' ? '' : `.${decimals}`)
const grouped = (whole: string): string => whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
