// What is going to happen, before it does: who comes when, with what, and how long she waits.
import { arrivalsOfDay } from './arrivals.ts'
import { chanceOf } from './chance.ts'
import { type Customer, someCustomer } from './customers.ts'
import type { Day } from './days.ts'
import { type Facts, someFacts } from './facts.ts'
import { intents } from './intents.ts'
import { personaOf } from './personas.ts'
import type { IntentKey } from './words.ts'

export type ContactPlan = {
  /** The same contact has the same key in every run; all its chance follows from it. */
  key: string
  /** In epoch milliseconds. */
  at: number
  customer: Customer
  intent: IntentKey
  facts: Facts
  page: { path: string; title: string }
  patienceSeconds: number
}

export type PlannedDay = Day & { perDay: number }

const population = 1_200

export function planDay(seed: string, day: PlannedDay): ContactPlan[] {
  const arrivals = arrivalsOfDay(chanceOf(seed, 'day', day.date), day)
  return arrivals.map((second, number) =>
    planContact(seed, { key: `${day.date}/${number}`, at: Math.round(day.midnight + second * 1000) }),
  )
}

export function planContact(seed: string, { key, at }: { key: string; at: number }): ContactPlan {
  const chance = chanceOf(seed, 'contact', key)
  const customer = someCustomer(seed, population, chance)
  const intent = chance.weighed(intents)
  const facts = someFacts(chance, customer.language, at)
  const { patienceSeconds } = personaOf(customer.persona)
  return {
    key,
    at,
    customer,
    intent: intent.key,
    facts: { ...facts, name: customer.name, phone: customer.phone, agent: '' },
    page: intent.page,
    // Some have closed the page before anybody could come; who waits is patient beyond any bell curve.
    patienceSeconds: chance.happens(0.035)
      ? chance.between(2, 9)
      : Math.max(12, chance.around(patienceSeconds, 0.9)),
  }
}
