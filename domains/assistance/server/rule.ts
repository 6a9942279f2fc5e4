import {
  assistanceRuleChanged,
  type getAssistanceRule as declaredGet,
  type setAssistanceRule as declaredSet,
} from '#assistance/core'
import { type Action, announce, audit } from '#platform/action'
import { refuseIf } from '#protocol'
import { saveRule, theRule } from './store.ts'

export const getAssistanceRule: Action<typeof declaredGet> = async (tx) => theRule(tx.db)

export const setAssistanceRule: Action<typeof declaredSet> = async (tx, { body }) => {
  const before = await theRule(tx.db)
  refuseIf((await saveRule(tx.db, body)) ? undefined : 'rule-changed-meanwhile', 'assistance')
  const after = await theRule(tx.db)
  await announce(tx, assistanceRuleChanged({}, { version: after.version }))
  const { version: _, takeOverWords: was, ...had } = before
  const { version: __, takeOverWords: are, ...has } = after
  await audit(tx, {
    action: 'assistance.set-rule',
    subject: { kind: 'assistance-rule', id: null },
    before: { ...had, ...was },
    after: { ...has, ...are },
  })
  return after
}
