// The nodes at which one key decides: menus, the choice of a language, surveys.
import type { Language } from '#protocol'
import { asks, type Choice, heard, type Question, triesOf } from './choice.ts'
import type { Place } from './flow-state.ts'
import type { FlowInput } from './inputs.ts'
import { by, type Move } from './move.ts'
import { keys, type NodeOf } from './node-kinds.ts'
import type { Prompt } from './prompt.ts'
import { hushed, saidPrompt } from './said.ts'
import { wayOfKey } from './ways.ts'

type Menu = Place<NodeOf<'menu'>>

export function arriveAtMenu(place: Menu): Move {
  return asks(place, menuQuestion(place, null))
}

export function answerMenu(place: Menu, input: FlowInput): Move | undefined {
  const question = menuQuestion(place, null)
  const answer = heard(place, input, question.choices)
  if (answer === undefined) return undefined
  if (answer !== 'wrong' && answer !== 'silence') return by(wayOfKey(answer), hushed(place))
  if (triesOf(place.state) >= question.tries) return by(answer, hushed(place))
  return again(place, answer === 'wrong' ? menuQuestion(place, place.node.wrongPrompt) : question)
}

function menuQuestion(place: Menu, first: Prompt | null): Question {
  const { node, state } = place
  const choices = node.choices.map(({ key, label, words }): Choice => {
    const text = label[state.language] || label[place.flow.languages[0] ?? 'zh-Hans'] || key
    return {
      key,
      label: { kind: 'text', text, language: state.language },
      means: [...Object.values(label), ...words],
    }
  })
  return { ...node, said: [saidPrompt(place, first), saidPrompt(place, node.prompt)], choices }
}

const again = (place: Place, question: Question): Move => asks(place, question, triesOf(place.state) + 1)

type LanguagePlace = Place<NodeOf<'language'>>

const ownNames: Readonly<Record<Language, string>> = {
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
}
const alsoCalled: Readonly<Record<Language, readonly string[]>> = {
  'zh-Hans': ['中文', '简体', '普通话', '国语'],
  'zh-Hant': ['繁體', '繁体', '國語'],
  en: ['英文', '英语', '英語'],
}

function languageQuestion(place: LanguagePlace): Question {
  const { node } = place
  const choices = node.choices.map(({ key, language }): Choice => {
    const text = ownNames[language]
    return { key, label: { kind: 'text', text, language }, means: [text, ...alsoCalled[language]] }
  })
  return { ...node, said: [saidPrompt(place, node.prompt)], choices }
}

export function arriveAtLanguage(place: LanguagePlace): Move {
  return asks(place, languageQuestion(place))
}

export function answerLanguage(place: LanguagePlace, input: FlowInput): Move | undefined {
  const question = languageQuestion(place)
  const answer = heard(place, input, question.choices)
  if (answer === undefined) return undefined
  const chosen = place.node.choices.find(({ key }) => key === answer)?.language
  if (chosen) {
    const doing = [...hushed(place), { type: 'use-language', language: chosen } as const]
    return by('chosen', doing, { language: chosen })
  }
  return triesOf(place.state) < question.tries ? again(place, question) : by('silence', hushed(place))
}

type Survey = Place<NodeOf<'survey'>>

function surveyQuestion(place: Survey): Question {
  const { node, state } = place
  const choices = keys.slice(0, node.levels).map((key): Choice => ({
    key,
    label: { kind: 'text', text: key, language: state.language },
    means: [`${key}分`],
  }))
  return { ...node, said: [saidPrompt(place, node.prompt)], choices }
}

export function arriveAtSurvey(place: Survey): Move {
  return asks(place, surveyQuestion(place))
}

export function answerSurvey(place: Survey, input: FlowInput): Move | undefined {
  const question = surveyQuestion(place)
  const answer = heard(place, input, question.choices)
  if (answer === undefined) return undefined
  if (answer !== 'wrong' && answer !== 'silence') {
    const { levels } = place.node
    return by('answered', [...hushed(place), { type: 'survey', level: Number(answer), levels }])
  }
  return triesOf(place.state) < question.tries ? again(place, question) : by('unanswered', hushed(place))
}
