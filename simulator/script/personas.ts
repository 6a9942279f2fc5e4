// How different people are customers: how they write, how long they wait, what they do when it takes too long.

export const personaKeys = [
  'kind',
  'plain',
  'impatient',
  'furious',
  'silent',
  'rambling',
  'demanding',
] as const
export type PersonaKey = (typeof personaKeys)[number]

export type Persona = {
  key: PersonaKey
  weight: number
  /** Half of them have left by then when nobody came. */
  patienceSeconds: number
  /** How many letters a second she types. */
  lettersPerSecond: number
  /** The share of her sentences that come as several short messages. */
  splits: number
  /** The share of her messages with a slip of the fingers, a shorthand, an emoji. */
  slips: number
  shorthand: number
  emoji: number
  /** How likely she has another question when hers is answered. */
  asksOn: number
  /** The share of questions she leaves without an answer. */
  staysSilent: number
  /** How likely she rates, and what of five stars a good and a bad end gets. */
  rates: number
  stars: { good: number; bad: number }
}

const plain: Persona = {
  key: 'plain',
  weight: 34,
  patienceSeconds: 300,
  lettersPerSecond: 2.2,
  splits: 0.35,
  slips: 0.05,
  shorthand: 0.05,
  emoji: 0.04,
  asksOn: 0.35,
  staysSilent: 0.04,
  rates: 0.35,
  stars: { good: 4.6, bad: 3 },
}

export const personas: readonly Persona[] = [
  plain,
  {
    ...plain,
    key: 'kind',
    weight: 22,
    patienceSeconds: 480,
    emoji: 0.3,
    asksOn: 0.4,
    rates: 0.6,
    stars: { good: 4.95, bad: 4 },
  },
  {
    ...plain,
    key: 'impatient',
    weight: 16,
    patienceSeconds: 110,
    lettersPerSecond: 3,
    splits: 0.75,
    slips: 0.12,
    shorthand: 0.14,
    asksOn: 0.25,
    stars: { good: 4.1, bad: 1.8 },
  },
  {
    ...plain,
    key: 'furious',
    weight: 8,
    patienceSeconds: 150,
    lettersPerSecond: 2.8,
    splits: 0.8,
    slips: 0.1,
    emoji: 0.12,
    rates: 0.55,
    stars: { good: 3.2, bad: 1.1 },
  },
  {
    ...plain,
    key: 'silent',
    weight: 8,
    lettersPerSecond: 1.2,
    splits: 0.1,
    asksOn: 0.1,
    staysSilent: 0.4,
    rates: 0.1,
  },
  {
    ...plain,
    key: 'rambling',
    weight: 9,
    patienceSeconds: 420,
    lettersPerSecond: 1.8,
    splits: 0.5,
    asksOn: 0.6,
    emoji: 0.1,
  },
  {
    ...plain,
    key: 'demanding',
    weight: 3,
    patienceSeconds: 200,
    splits: 0.3,
    slips: 0.02,
    asksOn: 0.55,
    rates: 0.5,
    stars: { good: 4.3, bad: 2 },
  },
]

/** The one of this name. */
export function personaOf(key: PersonaKey): Persona {
  return personas.find((persona) => persona.key === key) ?? plain
}
