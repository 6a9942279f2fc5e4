import { type getChatSettings as declared, questionsFor } from '#channels-chat/core'
import { canMail } from '#identity/server'
import type { Action } from '#platform/action'
import { languages } from '#protocol'
import { chatHours, lineForVisitor } from '#routing/server'
import { choices } from './openness.ts'
import { chatSetup, lookOfSite } from './store-setup.ts'

export const getSettings: Action<typeof declared> = async (tx, { query }) => {
  const { greetings, questions, queueChoice, asksRating } = await chatSetup(tx.db)
  const site = query.siteId === undefined ? undefined : await lookOfSite(tx.db, query.siteId)
  const its = site?.queueId ?? undefined
  const hours = its ? (await lineForVisitor(tx, { asked: its })).hours : await chatHours(tx)
  return {
    organisationName: tx.organisation.name,
    greetings,
    languages: [...languages],
    open: hours.state !== 'closed',
    hours,
    // She cannot choose there: what the site's queue asks is asked at once.
    questions: its ? questionsFor(questions, its).map((each) => ({ ...each, queueId: null })) : questions,
    queues: queueChoice === 'offered' && !its ? await choices(tx) : [],
    asksRating,
    mailsTranscripts: canMail(tx.organisation),
  }
}
