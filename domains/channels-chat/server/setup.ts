import {
  type ChatSetupShown,
  type getChatSetup as declaredGet,
  type saveChatSetup as declaredSave,
  whyNotQuestions,
} from '#channels-chat/core'
import { type Action, audit, type Tx } from '#platform/action'
import { Refused, refuseIf } from '#protocol'
import { choices } from './openness.ts'
import { forgetSetup } from './recent-setup.ts'
import { chatSetup, updateSetup } from './store-setup.ts'

export const getSetup: Action<typeof declaredGet> = async (tx) => shown(tx)

export const saveSetup: Action<typeof declaredSave> = async (tx, { body }) => {
  refuseIf(whyNotQuestions(body.questions), 'channels-chat', 422)
  if (Object.values(body.greetings).some((greeting) => greeting.trim() === '')) {
    throw new Refused({ code: 'channels-chat.greeting-empty', status: 422 })
  }
  const before = await chatSetup(tx.db)
  if (!(await updateSetup(tx.db, body))) throw new Refused({ code: 'channels-chat.stale', status: 409 })
  const after = await shown(tx)
  await audit(tx, {
    action: 'channels-chat.save-setup',
    subject: { kind: 'chat', id: null },
    before: auditable(before),
    after: auditable(after),
  })
  const { organisation } = tx
  tx.afterCommit(() => forgetSetup(organisation))
  return after
}

async function shown(tx: Tx): Promise<ChatSetupShown> {
  return { ...(await chatSetup(tx.db)), queuesOffered: (await choices(tx)).length }
}

function auditable(setup: Awaited<ReturnType<typeof chatSetup>>) {
  return {
    greetings: JSON.stringify(setup.greetings),
    questions: JSON.stringify(setup.questions),
    queueChoice: setup.queueChoice,
    asksRating: setup.asksRating,
    limits: JSON.stringify(setup.limits),
  }
}
