// Where a text stops being JSON. Engines say it in words of their own, or not at all.

const sign = /\s*([{}[\],:]|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y

type Token = { text: string; at: number }

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    sign.lastIndex = at
    const found = sign.exec(text)
    if (!found) break
    tokens.push({ text: found[1] ?? '', at: sign.lastIndex - (found[1] ?? '').length })
    at = sign.lastIndex
  }
  // What is no token at all, or the end.
  const rest = text.slice(at)
  tokens.push({ text: '', at: at + rest.length - rest.trimStart().length })
  return tokens
}

/** The line of the first sign that cannot stand where it stands; of the last one where something is missing. */
export function lineOfMistake(text: string): number {
  const tokens = tokensOf(text)
  const at = tokens[firstWrong(tokens)]?.at ?? text.length
  const before = at >= text.trimEnd().length ? text.trimEnd() : text.slice(0, at)
  return before.split('\n').length
}

/** Follows the brackets with a pile of what has to be closed. */
function firstWrong(tokens: readonly Token[]): number {
  const open: ('{' | '[')[] = []
  let wants: 'value' | 'key' | 'colon' | 'next' = 'value'
  for (const [index, { text }] of tokens.entries()) {
    const inside = open.at(-1)
    const isWord = text !== '' && !'{}[],:'.includes(text)
    const before = tokens[index - 1]?.text
    if (wants === 'value' && (text === '{' || text === '[')) {
      open.push(text)
      wants = text === '{' ? 'key' : 'value'
    } else if (wants === 'value' && isWord) wants = 'next'
    else if (wants === 'key' && text.startsWith('"')) wants = 'colon'
    else if (wants === 'colon' && text === ':') wants = 'value'
    else if (wants === 'next' && text === ',' && inside) wants = inside === '{' ? 'key' : 'value'
    else if (text === (inside === '{' ? '}' : ']') && inside && (wants === 'next' || before === inside)) {
      open.pop()
      wants = 'next'
    } else return index
  }
  return tokens.length - 1
}
