import type { ReactNode } from 'react'
import { piecesOf } from '#contacts/core'

/** What somebody wrote; a web address in it opens beside the desk and learns nothing of it. */
export function MessageText({ text }: { text: string }): ReactNode {
  return piecesOf(text).map(({ text: words, href }, place) =>
    href === undefined ? (
      words
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- the pieces of one text never change places
      <a key={place} href={href} target="_blank" rel="noopener noreferrer">
        {words}
      </a>
    ),
  )
}
