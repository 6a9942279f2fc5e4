import type { listContactReasons as declared } from '#contacts/core'
import type { Action } from '#platform/action'
import { allReasons } from './store.ts'

export const listContactReasons: Action<typeof declared> = async (tx) => ({
  items: await allReasons(tx.db),
})
