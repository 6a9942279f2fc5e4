// Rings at the second a reminder is due.
import { followupDue, followupDueNotice } from '#followups/core'
import { notify } from '#notices/server'
import { announce } from '#platform/action'
import type { DueWork } from '#platform/due'
import { followupForUpdate, followupsDue, lockedDue, updateFollowup } from './store.ts'

export const remind: DueWork = {
  name: 'followups.remind',
  due: followupsDue,
  async act(tx, id) {
    if (!(await lockedDue(tx.db, id, tx.now))) return
    const row = await followupForUpdate(tx.db, id)
    if (!row) return
    await updateFollowup(tx.db, id, { told_at: tx.now })
    const about = row.contactId === null ? {} : { contactId: row.contactId }
    await announce(tx, followupDue({ ...about, personId: row.personId }, {}))
    await notify(tx, {
      personIds: [row.personId],
      kind: followupDueNotice,
      about,
      data: { text: row.text },
      urgency: 'now',
    })
  },
}
