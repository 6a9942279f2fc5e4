import type { createVisitor as declared } from '#channels-chat/core'
import { type Action, newId } from '#platform/action'
import { insertVisitor } from './store.ts'
import { newToken } from './visitor-token.ts'

export const createVisitor: Action<typeof declared> = async (tx, { body }) => {
  const { token, tokenHash } = newToken()
  const id = newId()
  await insertVisitor(tx.db, { id, tokenHash, language: body.language, at: tx.now })
  return { visitorId: id, token }
}
