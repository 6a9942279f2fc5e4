import { useEffect, useRef } from 'react'
import { askAgain, type AnyEndpoint, useLive } from '#connection'

const together = 1_000

/** Lists that are not moved by events ask again when one of these comes, many at once only one time. */
export function useAskedAgain(endpoint: AnyEndpoint, types: RegExp): void {
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined)
  useLive((news) => {
    if (news.kind !== 'event' || !types.test(news.event.type) || soon.current !== undefined) return
    soon.current = setTimeout(() => {
      soon.current = undefined
      void askAgain(endpoint)
    }, together)
  })
  useEffect(() => () => clearTimeout(soon.current), [])
}
