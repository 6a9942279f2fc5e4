// What a canned reply leaves open: variables Huawu knows, and blanks for the agent to fill in.
import { type Language, languages } from '#protocol'

export const replyVariables = [
  'customer',
  'agent',
  'staff-number',
  'queue',
  'organisation',
  'ticket',
  'date',
  'time',
] as const
export type ReplyVariable = (typeof replyVariables)[number]

/** How each is written between {{ and }}; a text may use the words of any language. */
export const variableNames: Readonly<Record<ReplyVariable, Readonly<Record<Language, string>>>> = {
  customer: { 'zh-Hans': '客户姓名', 'zh-Hant': '客戶姓名', en: 'customer' },
  agent: { 'zh-Hans': '坐席姓名', 'zh-Hant': '客服姓名', en: 'agent' },
  'staff-number': { 'zh-Hans': '工号', 'zh-Hant': '員工編號', en: 'staff number' },
  queue: { 'zh-Hans': '队列', 'zh-Hant': '佇列', en: 'queue' },
  organisation: { 'zh-Hans': '机构', 'zh-Hant': '機構', en: 'organisation' },
  ticket: { 'zh-Hans': '工单号', 'zh-Hant': '工單編號', en: 'ticket' },
  date: { 'zh-Hans': '今天日期', 'zh-Hant': '今天日期', en: 'date' },
  time: { 'zh-Hans': '现在时间', 'zh-Hant': '現在時間', en: 'time' },
}

/** What a customer is called who has not said her name. */
export const someCustomer: Readonly<Record<Language, string>> = {
  'zh-Hans': '客户',
  'zh-Hant': '客戶',
  en: 'customer',
}

const byName = new Map(
  replyVariables.flatMap((variable) => [
    [variable, variable] as const,
    ...languages.map((language) => [variableNames[variable][language].toLowerCase(), variable] as const),
  ]),
)

const written = /\{\{\s*([^{}]*?)\s*\}\}/g

/** Names between {{ and }} that mean nothing. */
export function unknownVariables(text: string): string[] {
  const names = [...text.matchAll(written)].map((match) => match[1] ?? '')
  return [...new Set(names.filter((name) => !byName.has(name.toLowerCase())))]
}

export type ReplyValues = Readonly<Partial<Record<ReplyVariable, string>>>

/** What the agent has to fill in herself. */
export const blank = '___'
const blanks = /_{3,}/g

/** The text with what is known in it; what is not known becomes a blank. */
export function filledIn(text: string, values: ReplyValues): string {
  return text.replaceAll(written, (whole, name: string) => {
    const variable = byName.get(name.toLowerCase())
    if (variable === undefined) return whole
    return values[variable]?.trim() || blank
  })
}

/** From where to where a piece of a text lies. */
export type Span = { from: number; to: number }

export function blanksIn(text: string): Span[] {
  return [...text.matchAll(blanks)].map((match) => ({ from: match.index, to: match.index + match[0].length }))
}

/** The blank that comes after a place, round the end; `backwards` the one before. */
export function nextBlank(text: string, at: Span, backwards = false): Span | undefined {
  const all = blanksIn(text)
  if (backwards) return all.findLast(({ to }) => to <= at.from) ?? all.at(-1)
  return all.find(({ from }) => from >= at.to) ?? all[0]
}
