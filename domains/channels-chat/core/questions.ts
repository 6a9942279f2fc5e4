// What a visitor is asked before the conversation, and what of her answers is kept.
import { type Static, Type } from 'typebox'
import { type Answer, answerKinds } from '#contacts/core'
import { Id, type Language, oneOf, orNull, shape } from '#protocol'
import { keptAnswer, whyNotReach } from './reach.ts'

const text = (maxLength: number) => Type.String({ maxLength })
export const Worded = shape({ 'zh-Hans': text(200), 'zh-Hant': text(200), en: text(200) })
export type Worded = Static<typeof Worded>

/** `queueId`: only who chose this queue is asked; `label` null: in the usual words. */
export const Question = shape({
  id: Id,
  kind: oneOf(answerKinds),
  label: orNull(Worded),
  options: Type.Array(Worded, { maxItems: 20 }),
  required: Type.Boolean(),
  queueId: orNull(Id),
})
export type Question = Static<typeof Question>

export const mostQuestions = 12
export const longestAnswer = 500
export const GivenAnswer = shape({ questionId: Id, answer: Type.String({ maxLength: longestAnswer }) })
export type GivenAnswer = Static<typeof GivenAnswer>

/** What one is asked everywhere is asked in these words. */
export const usualWords: Readonly<Record<'name' | 'phone' | 'email', Worded>> = {
  name: { 'zh-Hans': '怎么称呼您', 'zh-Hant': '怎麼稱呼您', en: 'Your name' },
  phone: { 'zh-Hans': '手机号', 'zh-Hant': '手機號碼', en: 'Phone number' },
  email: { 'zh-Hans': '邮箱', 'zh-Hant': '電子郵件', en: 'E-mail' },
}

export function wordsOfQuestion({ kind, label }: Pick<Question, 'kind' | 'label'>): Worded {
  if (label) return label
  return kind === 'text' || kind === 'choice' ? { 'zh-Hans': '', 'zh-Hant': '', en: '' } : usualWords[kind]
}

export type WhyNotQuestions = 'question-empty' | 'question-few-options' | 'question-twice'

/** Why questions may not be asked so: one without words, a choice of nothing, the phone twice in one place. */
export function whyNotQuestions(questions: readonly Question[]): WhyNotQuestions | undefined {
  const isSaid = (words: Worded) => Object.values(words).every((each) => each.trim() !== '')
  if (questions.some((question) => !isSaid(wordsOfQuestion(question)))) return 'question-empty'
  if (questions.some(({ options }) => options.some((option) => !isSaid(option)))) return 'question-empty'
  if (questions.some(({ kind, options }) => kind === 'choice' && options.length < 2))
    return 'question-few-options'
  const places = questions
    .filter(({ kind }) => kind !== 'text' && kind !== 'choice')
    .map(({ kind, queueId }) => `${kind} ${queueId ?? ''}`)
  return new Set(places).size < places.length ? 'question-twice' : undefined
}

/** What is asked of who chose this queue, or none. */
export function questionsFor(questions: readonly Question[], queueId: Id | null): Question[] {
  return questions.filter((question) => question.queueId === null || question.queueId === queueId)
}

export type WhyNotAnswered = 'answer-missing' | 'answer-no-phone' | 'answer-no-email' | 'answer-no-option'

/** Her answers as they are kept, or the first question she must look at again. */
export function answersTo(
  questions: readonly Question[],
  given: readonly GivenAnswer[],
): { answers: Answer[] } | { why: WhyNotAnswered; question: Question } {
  const answers: Answer[] = []
  for (const question of questions) {
    const said = given.find(({ questionId }) => questionId === question.id)?.answer ?? ''
    const answer = keptAnswer(question.kind, said)
    const why = whyNotAnswer(question, answer)
    if (why) return { why, question }
    if (answer !== '') answers.push({ kind: question.kind, question: wordsOfQuestion(question), answer })
  }
  return { answers }
}

function whyNotAnswer({ kind, required, options }: Question, answer: string): WhyNotAnswered | undefined {
  if (answer === '') return required ? 'answer-missing' : undefined
  const isOption = options.some((option) => Object.values(option).includes(answer))
  return kind === 'choice' && !isOption ? 'answer-no-option' : whyNotReach(kind, answer)
}

/** Who she says she is. */
export function saidOfHerself(answers: readonly Answer[]): {
  name: string | null
  phone: string | null
  email: string | null
} {
  const of = (kind: Answer['kind']) => answers.find((each) => each.kind === kind)?.answer ?? null
  return { name: of('name'), phone: of('phone'), email: of('email') }
}

export function questionIn(language: Language, question: Question): string {
  return wordsOfQuestion(question)[language]
}
