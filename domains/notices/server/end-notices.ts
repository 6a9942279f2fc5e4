import { announce, type Tx } from '#platform/action'
import { type NoticeAbout, type NoticeKind, noticesRead } from '#notices/core'
import { markDone } from './store.ts'

/** What these notices tell of is over: nobody has to do anything about it any more. */
export async function endNotices(
  tx: Tx,
  { kind, about }: { kind: NoticeKind; about: NoticeAbout },
): Promise<void> {
  for (const personId of await markDone(tx.db, { kind: kind.notice, about, at: tx.now })) {
    await announce(tx, noticesRead({ personId }, {}))
  }
}
