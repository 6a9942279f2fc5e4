import type { getChatSettings as declared } from '#channels-chat/core'
import type { Action } from '#platform/action'
import { languages } from '#protocol'
import { chatHours } from '#routing/server'
import { holdBack } from './hold-back.ts'
import { greetings } from './store.ts'

export const getSettings: Action<typeof declared> = async (tx) => {
  holdBack(tx, 'look')
  const hours = await chatHours(tx)
  const open = hours.state !== 'closed'
  const { name: organisationName } = tx.organisation
  return { organisationName, greetings: await greetings(tx.db), languages: [...languages], open, hours }
}
