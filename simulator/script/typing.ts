// How people type: in short pieces, with slips of the fingers, shorthand and emoji.
import type { Language } from '#protocol'
import type { Chance } from './chance.ts'
import type { Persona } from './personas.ts'

/** What the input method offers first when the finger is a little too quick. */
export const slips: readonly (readonly [string, string])[] = [
  ['什么', '神马'],
  ['怎么', '咋么'],
  ['发货', '发或'],
  ['退款', '退宽'],
  ['没有', '没油'],
  ['收到', '收道'],
  ['地址', '地止'],
  ['订单', '定单'],
  ['快递', '快弟'],
  ['已经', '以经'],
  ['再', '在'],
  ['的', '得'],
  ['客服', '客付'],
  ['问题', '问提'],
]

/** Letters for syllables, as they are typed where everybody knows what is meant. */
export const shorthand: readonly (readonly [string, string])[] = [
  ['快递', 'kd'],
  ['订单', 'dd'],
  ['支付宝', 'zfb'],
  ['微信', 'vx'],
  ['退款', 'tk'],
  ['谢谢', 'xx'],
  ['什么', 'sm'],
  ['客服', 'kf'],
  ['可以', 'ky'],
  ['不知道', 'bzd'],
]

const emoji: Readonly<Record<Persona['key'], readonly string[]>> = {
  kind: ['😊', '🌹', '🙏', '～', '❤️'],
  plain: ['😂', '🙏', '😅'],
  impatient: ['😒', '🙄', '！'],
  furious: ['😡', '🤬', '😤', '！！！'],
  silent: [''],
  rambling: ['😄', '😊', '[捂脸]', '👍'],
  demanding: ['。'],
}

/** One thing to say as the messages it comes in; none of them is empty. */
export function typed(text: string, persona: Persona, language: Language, chance: Chance): string[] {
  const pieces = text
    .split('\n')
    .flatMap((line) => (chance.happens(persona.splits) ? inPieces(line) : [line]))
  const asTyped = pieces.map((piece) => withFingers(piece, persona, language, chance))
  const last = asTyped.at(-1)
  if (last !== undefined && chance.happens(persona.emoji))
    asTyped.push(`${asTyped.pop()}${chance.pick(emoji[persona.key])}`)
  return asTyped.map((piece) => piece.trim()).filter((piece) => piece !== '')
}

/** Where one breathes: behind a comma, a question, a full stop. Numbers and names stay whole. */
function inPieces(line: string): string[] {
  return line
    .split(/(?<=[，。！？?,!])\s*/)
    .map((piece) => piece.replace(/[，,。]$/, ''))
    .filter((piece) => piece !== '')
}

function withFingers(piece: string, persona: Persona, language: Language, chance: Chance): string {
  if (language !== 'zh-Hans') return piece
  const quick = chance.happens(persona.shorthand) ? replacedOnce(piece, shorthand, chance) : piece
  const slipped = chance.happens(persona.slips) ? replacedOnce(quick, slips, chance) : quick
  return persona.key === 'impatient' ? slipped.replace(/[。？！]$/, '') : slipped
}

function replacedOnce(text: string, pairs: readonly (readonly [string, string])[], chance: Chance): string {
  const fitting = pairs.filter(([word]) => text.includes(word))
  if (fitting.length === 0) return text
  const [word, instead] = chance.pick(fitting)
  return text.replace(word, instead)
}

/** As whoever reads it every day understands it. One letter for another tells nothing. */
export function asMeant(text: string): string {
  const known = slips.filter(([, slip]) => slip.length > 1)
  const slipped = known.reduce((read, [word, slip]) => read.replaceAll(slip, word), text)
  return slipped.replaceAll(/(?<![a-z])[a-z]{2,3}(?![a-z])/g, (short) => meaningOf.get(short) ?? short)
}

const meaningOf = new Map(shorthand.map(([word, short]) => [short, word]))

/** Thinking of it and typing it. */
export function typingSeconds(text: string, lettersPerSecond: number, chance: Chance): number {
  return chance.around(1.5, 0.5) + text.length / lettersPerSecond
}
