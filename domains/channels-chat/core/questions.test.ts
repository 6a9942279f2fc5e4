import { expect, test } from 'vitest'
import { answersTo, type Question, questionsFor, saidOfHerself, whyNotQuestions } from './questions.ts'
import { isEmail, isPhone } from './reach.ts'

const words = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text })
const id = (last: number) => `01938f2a-0000-7000-8000-00000000000${last}`
const name: Question = { id: id(1), kind: 'name', label: null, options: [], required: true, queueId: null }
const phone: Question = { ...name, id: id(2), kind: 'phone', required: false }
const topic: Question = {
  ...name,
  id: id(3),
  kind: 'choice',
  label: words('要咨询什么'),
  options: [
    { 'zh-Hans': '订单', 'zh-Hant': '訂單', en: 'Order' },
    { 'zh-Hans': '退款', 'zh-Hant': '退款', en: 'Refund' },
  ],
  required: true,
  queueId: id(9),
}
const given = (question: Question, answer: string) => ({ questionId: question.id, answer })

test('what must be answered is asked for again, by name', () => {
  expect(answersTo([name, phone], [])).toEqual({ why: 'answer-missing', question: name })
  expect(answersTo([name, phone], [given(name, '  ')])).toEqual({ why: 'answer-missing', question: name })
  expect(answersTo([name, phone], [given(name, ' 王女士 ')])).toEqual({
    answers: [{ kind: 'name', question: expect.anything(), answer: '王女士' }],
  })
})

test('a phone is a phone, an address an address, a choice one of the options in any language', () => {
  expect(answersTo([phone], [given(phone, '明天')])).toMatchObject({ why: 'answer-no-phone' })
  expect(answersTo([topic], [given(topic, '别的')])).toMatchObject({ why: 'answer-no-option' })
  expect(answersTo([topic], [given(topic, 'Refund')])).toMatchObject({ answers: [{ answer: 'Refund' }] })
  expect(['13800138000', '+86 138-0013-8000', '(02) 2345 6789'].map(isPhone)).toEqual([true, true, true])
  expect(['12', '138OO138000', '<script>'].map(isPhone)).toEqual([false, false, false])
  expect(['a@b.cn', '王@例子.中国', 'x@y'].map(isEmail)).toEqual([true, true, false])
  expect(['a@b.cn\nBcc: x@y.cn', 'a@b.cn, c@d.cn', '<a@b.cn>'].map(isEmail)).toEqual([false, false, false])
})

test('figures of a Chinese input method are figures, and a copied number brings no signs that turn it', () => {
  const kept = (question: Question, answer: string) => answersTo([question], [given(question, answer)])
  const email: Question = { ...name, id: id(4), kind: 'email' }
  expect(kept(phone, '　＋８６（１３８）００１３－８０００ ')).toMatchObject({
    answers: [{ answer: '+86(138)0013-8000' }],
  })
  expect(kept(phone, '\u202d13800138000\u202c')).toMatchObject({ answers: [{ answer: '13800138000' }] })
  expect(kept(email, 'ｗａｎｇ＠example．com')).toMatchObject({ answers: [{ answer: 'wang@example.com' }] })
  expect(kept(name, '王Ａ\u202e女士')).toMatchObject({ answers: [{ answer: '王Ａ女士' }] })
})

test('an answer to a question that is no longer asked is passed over', () => {
  expect(answersTo([], [given(name, '王女士')])).toEqual({ answers: [] })
})

test('a queue’s own questions are asked of who chose it', () => {
  expect(questionsFor([name, topic], null)).toEqual([name])
  expect(questionsFor([name, topic], id(9))).toEqual([name, topic])
})

test('who she says she is comes from the answers', () => {
  const outcome = answersTo([name, phone], [given(name, '王女士'), given(phone, '13800138000')])
  expect('answers' in outcome && saidOfHerself(outcome.answers)).toEqual({
    name: '王女士',
    phone: '13800138000',
    email: null,
  })
})

test('questions without words, choices of one and the same twice cannot be saved', () => {
  expect(whyNotQuestions([name, phone, topic])).toBeUndefined()
  expect(whyNotQuestions([{ ...name, kind: 'text' }])).toBe('question-empty')
  expect(whyNotQuestions([{ ...topic, options: topic.options.slice(0, 1) }])).toBe('question-few-options')
  expect(whyNotQuestions([{ ...topic, options: [words('a'), words(' ')] }])).toBe('question-empty')
  expect(whyNotQuestions([name, { ...name, id: id(4) }])).toBe('question-twice')
  expect(whyNotQuestions([name, { ...name, id: id(4), queueId: id(9) }])).toBeUndefined()
})
