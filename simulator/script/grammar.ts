// Sentences with choices in them: "[我|咱]的{good}[|还]没到" becomes one of what people say.
import type { Chance } from './chance.ts'
import type { Facts } from './facts.ts'

/** Choices may hold choices; `{good}` is filled from the facts. */
export function said(sentence: string, facts: Facts, chance: Chance): string {
  let text = sentence
  for (let inner = innermost.exec(text); inner; inner = innermost.exec(text)) {
    const choice = chance.pick((inner[1] ?? '').split('|'))
    text = text.slice(0, inner.index) + choice + text.slice(inner.index + inner[0].length)
  }
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => factOf(facts, name))
}

const innermost = /\[([^[\]]*)\]/

function factOf(facts: Facts, name: string): string {
  const fact = new Map<string, string>(Object.entries(facts)).get(name)
  if (fact === undefined) throw new Error(`No fact is called ${name}.`)
  return fact
}
