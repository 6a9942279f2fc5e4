// What she said before the first word: which queue, and the answers that belong to it.
import { answersTo, type GivenAnswer, type Question, questionIn, questionsFor } from '#channels-chat/core'
import type { Answer } from '#contacts/core'
import type { Tx } from '#platform/action'
import { type Id, type Language, Refused } from '#protocol'
import { choices } from './openness.ts'
import { chatSetup, lookOfSite } from './store-setup.ts'

export type Beforehand = {
  answers?: readonly GivenAnswer[]
  queueId?: Id
  siteId?: Id
  language: Language
}

/** `queueId` is one she may choose or her site's own; any other is passed over. */
export async function readBeforehand(
  tx: Tx,
  given: Beforehand,
  said: Partial<Record<string, string | null>> = {},
): Promise<{ queueId: Id | undefined; answers: Answer[] }> {
  const { questions } = await chatSetup(tx.db)
  const queueId = await queueOf(tx, given)
  const asked = questionsFor(questions, queueId ?? null)
  const outcome = answersTo(asked, [...(given.answers ?? []), ...alreadySaid(asked, said)])
  if ('answers' in outcome) return { queueId, answers: outcome.answers }
  throw new Refused({
    code: `channels-chat.${outcome.why}`,
    status: 422,
    facts: { question: questionIn(given.language, outcome.question), questionId: outcome.question.id },
  })
}

/** The form for messages asks for name and reach itself: what she wrote there answers the same questions. */
function alreadySaid(
  questions: readonly Question[],
  said: Partial<Record<string, string | null>>,
): GivenAnswer[] {
  return questions.flatMap(({ id, kind }) => {
    const answer = said[kind]
    return answer ? [{ questionId: id, answer }] : []
  })
}

async function queueOf(tx: Tx, { queueId, siteId }: Beforehand): Promise<Id | undefined> {
  if (queueId !== undefined) {
    if ((await choices(tx)).some(({ id }) => id === queueId)) return queueId
  }
  const site = siteId === undefined ? undefined : await lookOfSite(tx.db, siteId)
  return site?.queueId ?? undefined
}
