// The tree of contact reasons and the list of outcomes, asked for once and again when somebody changes them.
import { useAsk } from '#connection'
import {
  type Contact,
  type ContactOutcome,
  type ContactReason,
  listContactOutcomes,
  listContactReasons,
} from '#contacts/core'
import { usePlace } from '#ui'
import { useAskedAgain } from './use-asked-again.ts'

const changed = /^contact-reasons\./
const kept = { staleTime: 300_000 }
const noReasons: readonly ContactReason[] = []
const noOutcomes: readonly ContactOutcome[] = []

export function useReasons(): readonly ContactReason[] {
  const { data } = useAsk(listContactReasons, undefined, kept)
  useAskedAgain(listContactReasons, changed)
  return data?.items ?? noReasons
}

export function useOutcomes(): readonly ContactOutcome[] {
  const { data } = useAsk(listContactOutcomes, undefined, kept)
  useAskedAgain(listContactOutcomes, changed)
  return data?.items ?? noOutcomes
}

/** What a contact was about, in a few words: its main reason, and how many more there are. */
export function useReasonWords(): (contact: Pick<Contact, 'reasons'>) => string {
  const reasons = useReasons()
  const { language } = usePlace()
  return ({ reasons: [main, ...others] }) => {
    if (main === undefined) return ''
    const name = reasons.find(({ code }) => code === main)?.names[language] ?? main
    return others.length === 0 ? name : `${name} +${others.length}`
  }
}
