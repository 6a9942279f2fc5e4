// The few facts of a contact: who, in which language, from which page, with whom, how it ended.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '#connection'
import { type Contact, getContactRating, reasonPathName } from '#contacts/core'
import { Duration, usePlace, When } from '#ui'
import styles from './ContactFacts.module.css'
import { useOutcomes, useReasons } from './use-reasons.ts'

/** A `wide` one may be long, and gets a line of its own where facts stand side by side. */
export type Fact = { term: string; shown: ReactNode; wide?: true }

export function FactList({ facts }: { facts: readonly Fact[] }): ReactNode {
  return (
    <dl className={styles.facts}>
      {facts.map(({ term, shown, wide }) => (
        <div key={term} data-wide={wide}>
          <dt>{term}</dt>
          <dd>{shown}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Who writes: language and the page she came from. */
export function useVisitorFacts({ language, page, channel, answers, leftMessage }: Contact): Fact[] {
  const { t } = useTranslation('contacts')
  const { language: mine } = usePlace()
  const facts: Fact[] = [
    { term: t('screen.fact.channel'), shown: t(`screen.channel.${channel}`) },
    { term: t('screen.fact.language'), shown: t(`screen.language.${language}`) },
  ]
  if (leftMessage) {
    facts.push({ term: t('screen.fact.left-message'), shown: t('screen.left-message'), wide: true })
  }
  for (const { question, answer } of answers) facts.push({ term: question[mine], shown: answer, wide: true })
  if (page)
    facts.push({
      term: t('screen.fact.page'),
      shown: <PageLink url={page.url} title={page.title} />,
      wide: true,
    })
  return facts
}

/** How it went: times, who served, what it was about. */
export function useCourseFacts(contact: Contact): Fact[] {
  const { t } = useTranslation('contacts')
  const tree = useReasons()
  const outcomes = useOutcomes()
  const { language } = usePlace()
  const { openedAt, queuedAt, acceptedAt, endedAt, endedBy, agent, reasons, resolved, outcome, note } =
    contact
  const { wrappedUpAt, returnedAt } = contact
  const facts: Fact[] = [{ term: t('screen.fact.opened'), shown: <When at={openedAt} /> }]
  if (queuedAt) {
    const until = acceptedAt ?? endedAt
    facts.push({
      term: t('screen.fact.waited'),
      shown: <Duration since={returnedAt ?? queuedAt} until={until} />,
    })
  }
  if (agent) facts.push({ term: t('screen.fact.agent'), shown: agent.name ?? '—' })
  if (acceptedAt)
    facts.push({ term: t('screen.fact.served'), shown: <Duration since={acceptedAt} until={endedAt} /> })
  if (endedAt && endedBy) {
    facts.push({ term: t('screen.fact.ended-by'), shown: t(`screen.ended-by.${endedBy}`) })
  }
  if (endedAt && wrappedUpAt && acceptedAt) {
    facts.push({ term: t('screen.fact.wrap-up'), shown: <Duration since={endedAt} until={wrappedUpAt} /> })
  }
  if (reasons.length > 0) {
    const names = reasons.map((code) => reasonPathName(tree, code, language))
    facts.push({ term: t('screen.fact.reason'), shown: names.join('；'), wide: true })
  }
  if (resolved) facts.push({ term: t('screen.fact.resolved'), shown: t(`screen.resolved.${resolved}`) })
  if (outcome) {
    const name = outcomes.find(({ code }) => code === outcome)?.names[language] ?? outcome
    facts.push({ term: t('screen.fact.outcome'), shown: name })
  }
  if (contact.rating !== null) {
    facts.push({ term: t('screen.fact.rating'), shown: <RatingFact contact={contact} />, wide: true })
  }
  if (note)
    facts.push({
      term: t('screen.fact.note'),
      shown: <span className={styles.note}>{note}</span>,
      wide: true,
    })
  return facts
}

/** The figure is on the contact; whether it is solved and her words are asked for when they are looked at. */
function RatingFact({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts')
  const { data } = useAsk(getContactRating, { params: { contactId: contact.id } })
  const { resolved, words } = data?.rating ?? { resolved: null, words: null }
  return (
    <>
      {t('screen.rating', { score: contact.rating })}
      {resolved && ` · ${t(`screen.rated-resolved.${resolved}`)}`}
      {words && <span className={styles.note}>{words}</span>}
    </>
  )
}

/** Only web addresses become links: whoever embeds the widget chooses what the page calls itself. */
function PageLink({ url, title }: { url: string; title: string }) {
  const shown = title || url
  if (!/^https?:\/\//i.test(url)) return <span className={styles.page}>{shown}</span>
  return (
    <a className={styles.page} href={url} target="_blank" rel="noreferrer noopener" title={url}>
      {shown}
    </a>
  )
}
