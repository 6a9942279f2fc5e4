// Values as Mandarin says them: the keys of single recorded words, in the order they are played.
import { figure, mandarinNumber } from './mandarin-number.ts'
import type { HowToSay } from './node-kinds.ts'
import { dateFrom, type Decimal, decimalFrom, timeFrom } from './value-forms.ts'

/** Undefined when the value is none of that kind. */
export function mandarinSounds(value: string, how: HowToSay): string[] | undefined {
  switch (how) {
    case 'number':
      return numberSounds(decimalFrom(value))
    case 'digits':
      return digitSounds(value)
    case 'date':
      return dateSounds(value)
    case 'time':
      return timeSounds(value)
    case 'money':
      return moneySounds(decimalFrom(value))
  }
}

/** Every word that can come out: each wants a recording, or a voice that speaks it. */
export const mandarinWords: readonly string[] = [
  ...'零一二三四五六七八九十百千万亿两幺点负年月日整元角分星井',
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
]

function numberSounds(number: Decimal | undefined): string[] | undefined {
  if (!number) return undefined
  const decimals = number.decimals === '' ? [] : ['点', ...[...number.decimals].map(figure)]
  return signed(number, [...mandarinNumber(number.whole), ...decimals])
}

/** 1 is 幺, so that nobody mistakes it for 7. */
function digitSounds(value: string): string[] | undefined {
  const sounds = [...value.normalize('NFKC').toUpperCase()].flatMap((sign) => {
    if (sign === '1') return ['幺']
    if (/\d/.test(sign)) return [figure(sign)]
    if (sign === '*') return ['星']
    if (sign === '#') return ['井']
    return /[A-Z]/.test(sign) ? [sign] : []
  })
  return sounds.length > 0 ? sounds : undefined
}

function dateSounds(value: string): string[] | undefined {
  const date = dateFrom(value)
  if (!date) return undefined
  const year = [...String(date.year).padStart(4, '0')].map(figure)
  return [
    ...year,
    '年',
    ...mandarinNumber(String(date.month)),
    '月',
    ...mandarinNumber(String(date.day)),
    '日',
  ]
}

function timeSounds(value: string): string[] | undefined {
  const time = timeFrom(value)
  if (!time) return undefined
  const hour = [...counted(String(time.hour)), '点']
  if (time.minute === 0) return [...hour, '整']
  return [...hour, ...(time.minute < 10 ? ['零'] : []), ...mandarinNumber(String(time.minute)), '分']
}

function moneySounds(money: Decimal | undefined): string[] | undefined {
  if (!money || money.decimals.length > 2) return undefined
  const [tens = '0', units = '0'] = money.decimals
  const yuan = money.whole === '0' ? [] : [...counted(money.whole), '元']
  const isFirst = yuan.length === 0
  const jiao = tens === '0' ? [] : [...(isFirst ? counted(tens) : [figure(tens)]), '角']
  // 两元零五分: without 角 between them, 元 and 分 have a gap.
  const gap = !isFirst && tens === '0' && units !== '0' ? ['零'] : []
  const fen = units === '0' ? [] : [...(isFirst && tens === '0' ? counted(units) : [figure(units)]), '分']
  const sounds = [...yuan, ...jiao, ...gap, ...fen]
  return signed(money, sounds.length > 0 ? sounds : ['零', '元'])
}

/** Before what is counted a bare 2 is 两: 两点, 两元. */
function counted(whole: string): string[] {
  return whole === '2' ? ['两'] : mandarinNumber(whole)
}

function signed(number: Decimal, sounds: string[]): string[] {
  return number.isNegative ? ['负', ...sounds] : sounds
}
