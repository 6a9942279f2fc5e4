// 日期,名称,休/班[,按周几上班]
import type { FileDay } from './holiday-file.ts'

const holidayWords = new Set(['休', '放假', '假', '假日', '节假日', '節假日', 'holiday', 'off', 'true', '1'])
const workdayWords = new Set([
  '班',
  '上班',
  '调休',
  '调休上班',
  '补班',
  '補班',
  'workday',
  'work',
  'false',
  '0',
])

export function kindOfWord(word: string): FileDay['kind'] {
  const said = word.trim().toLowerCase()
  if (holidayWords.has(said)) return 'holiday'
  return workdayWords.has(said) ? 'workday' : undefined
}

/** A heading is recognised by having no figure in its first field; empty lines and those of # say nothing. */
export function readCsv(text: string): FileDay[] {
  return text.split('\n').flatMap((line, index) => {
    const fields = line.split(/[,，;；\t]/).map((field) => field.trim().replace(/^"(.*)"$/, '$1'))
    const [date = '', name = '', kind = '', weekday = ''] = fields
    const saysNothing = line.trim() === '' || line.startsWith('#') || (index === 0 && !/\d/.test(date))
    if (saysNothing) return []
    return [
      {
        line: index + 1,
        date: withDashes(date),
        kind: kindOfWord(kind),
        name,
        names: null,
        weekday: weekday === '' ? null : weekdayOf(weekday),
      },
    ]
  })
}

/** 2026/1/4, 2026.1.4, 20260104 and 2026年1月4日 are the same day. */
export function withDashes(date: string): string {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(date) ?? []
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : date
}

const named = ['一', '二', '三', '四', '五', '六', '日']

function weekdayOf(word: string): number {
  const last = named.indexOf(word.at(-1) === '天' ? '日' : (word.at(-1) ?? ''))
  return last >= 0 ? last + 1 : Number(word)
}
