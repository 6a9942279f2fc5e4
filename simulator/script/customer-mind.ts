// A customer in a conversation: what she writes first, while she waits, and to what the agent says.
import type { Chance } from './chance.ts'
import type { ContactPlan } from './contact-plan.ts'
import { said } from './grammar.ts'
import { type Persona, personaOf } from './personas.ts'
import { typed } from './typing.ts'
import { type Need, type Words } from './words.ts'
import { wordsIn } from './words-in.ts'

export type CustomerMind = {
  plan: ContactPlan
  /** Whether she has said what it is about. */
  told: boolean
  questionsAsked: number
  sentPhoto: boolean
  /** What she was asked for and has not given. */
  owes: Need | undefined
}

/** `photo`: she sends a picture first. `leaves`: she has what she wanted, or has had enough. */
export type CustomerTurn = { messages: string[]; photo: boolean; leaves: boolean }

export const newCustomerMind = (plan: ContactPlan): CustomerMind => ({
  plan,
  told: false,
  questionsAsked: 0,
  sentPhoto: false,
  owes: undefined,
})

/** What brings her, as the messages it comes in; some say hello and wait for an answer first. */
export function opens(mind: CustomerMind, chance: Chance): { mind: CustomerMind; messages: string[] } {
  const { words, persona } = manner(mind.plan)
  const hello = chance.pick(words.hellos)
  const waits = persona.key === 'silent' && hello !== '' && chance.happens(0.5)
  const sentences = waits ? [hello] : [hello, ...matter(mind, chance)]
  const { turn } = says(mind, sentences, chance)
  return { mind: { ...mind, told: !waits }, messages: turn.messages }
}

function matter({ plan }: CustomerMind, chance: Chance): string[] {
  const { words, persona } = manner(plan)
  const sentences = [chance.pick(words.intents[plan.intent].openings)]
  if (persona.key === 'rambling') sentences.push(chance.pick(words.asides))
  if (persona.key === 'furious' && chance.happens(0.6)) sentences.push(chance.pick(words.grumbles))
  return sentences
}

/** While nobody comes. */
export function waits({ plan }: CustomerMind, chance: Chance): string[] {
  const { words, persona } = manner(plan)
  const said = words.waiting[persona.key]
  return said ? [chance.pick(said)] : []
}

export function replies(
  mind: CustomerMind,
  heard: string,
  chance: Chance,
): { mind: CustomerMind; turn: CustomerTurn } {
  const { persona } = manner(mind.plan)
  if (isGoodbye(heard)) return { mind, turn: { messages: [], photo: false, leaves: true } }
  const need = needIn(heard) ?? (isReminder(heard) ? mind.owes : undefined)
  if (need) {
    if (chance.happens(persona.staysSilent)) return quiet({ ...mind, owes: need })
    return gives({ ...mind, owes: undefined }, need, chance)
  }
  if (isPause(heard) || isSoothing(heard) || isGreeting(heard)) return quiet(mind)
  return isOver(heard) || isReminder(heard) ? finishes(mind, chance) : reacts(mind, chance)
}

type Reply = { mind: CustomerMind; turn: CustomerTurn }

const quiet = (mind: CustomerMind): Reply => ({ mind, turn: { messages: [], photo: false, leaves: false } })

function says(mind: CustomerMind, sentences: readonly string[], chance: Chance, photo = false): Reply {
  const { persona } = manner(mind.plan)
  const messages = sentences.flatMap((one) =>
    typed(said(one, mind.plan.facts, chance), persona, mind.plan.customer.language, chance),
  )
  return { mind, turn: { messages, photo, leaves: false } }
}

function gives(mind: CustomerMind, need: Need, chance: Chance): Reply {
  const { words, persona } = manner(mind.plan)
  const photo = need === 'photo' && !mind.sentPhoto
  const detail = chance.pick(words.intents[mind.plan.intent].details)
  const asked = need === 'detail' ? detail : chance.pick(words.gives[need])
  const given = mind.told ? [asked] : matter(mind, chance)
  if (persona.key === 'rambling' && chance.happens(0.4)) given.push(chance.pick(words.asides))
  if (persona.key === 'furious' && chance.happens(0.35)) given.unshift(chance.pick(words.grumbles))
  return says({ ...mind, told: true, sentPhoto: mind.sentPhoto || photo }, given, chance, photo)
}

/** To what was done for her: thanks, and perhaps one more question. */
function reacts(mind: CustomerMind, chance: Chance): Reply {
  const { words, persona } = manner(mind.plan)
  const { questions } = words.intents[mind.plan.intent]
  const question = questions[mind.questionsAsked]
  const asksOn = question !== undefined && chance.happens(persona.asksOn)
  const next = { ...mind, questionsAsked: mind.questionsAsked + (asksOn ? 1 : 0) }
  if (asksOn) return says(next, [question.asked], chance)
  return says(next, [chance.pick(words.thanks[persona.key])], chance)
}

function finishes(mind: CustomerMind, chance: Chance): Reply {
  const { words, persona } = manner(mind.plan)
  const last = chance.happens(0.7) ? chance.pick(words.nothingElse) : chance.pick(words.thanks[persona.key])
  return says(mind, [last], chance)
}

function manner({ customer }: ContactPlan): { words: Words; persona: Persona } {
  return { words: wordsIn(customer.language), persona: personaOf(customer.persona) }
}

const asking: readonly (readonly [RegExp, Need])[] = [
  [/地址|address/i, 'address'],
  [/订单号|订单编号|訂單編號|哪一笔订单|order number|which order/i, 'order'],
  [/照片|拍|截图|张图|photo|picture/i, 'photo'],
  [/手机号|手機|phone number|number did you/i, 'phone'],
  [/具体|详细|什么时候开始|試過|试过|說明一下狀況|bit more|since when/i, 'detail'],
]

/** What the agent asks for, if she asks. */
export function needIn(text: string): Need | undefined {
  const isQuestion = /吗|嗎|[?？]|请|請|麻烦|麻煩|方便|could you|which|what is|please/i.test(text)
  if (!isQuestion || isOver(text) || isGreeting(text) || isReminder(text)) return undefined
  return asking.find(([words]) => words.test(text))?.[1] ?? (text.startsWith('请问') ? 'detail' : undefined)
}

const isPause = (text: string) =>
  /稍等|稍候|核实一下|确认一下|確認一下|马上给您查|one moment|checking/i.test(text) && text.length < 40
const isSoothing = (text: string) =>
  /换我也着急|帮您解决|跟到底|我來處理|追蹤到底|马上为您处理|sort it out|see it through/i.test(text)
const isGreeting = (text: string) =>
  /为您服务|為您服務|很高兴|很高興|久等|how can i help|thanks for waiting/i.test(text)
const isReminder = (text: string) =>
  /您还在吗|没有收到您的回复|還在線|還沒收到您的回覆|still there|haven’t heard/i.test(text)
const isOver = (text: string) => /还有.{0,6}(其他|别的|需要)|还有什么|還有|anything else/i.test(text)
const isGoodbye = (text: string) => /再见|再見|祝您|bye|have a good/i.test(text)
