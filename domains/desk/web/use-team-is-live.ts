import { useEffect, useRef } from 'react'
import { askAgain, useLive } from '#connection'
import { getTeamDesk } from '#desk/core'

const together = 400

/** Whatever happens to one of my people or her contacts asks again, many at once only one time. */
export function useTeamIsLive(): void {
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined)
  useLive((news) => {
    const names = news.kind === 'event' && /^(contact|agent|offer)\./.test(news.event.type)
    if (!names || soon.current !== undefined) return
    soon.current = setTimeout(() => {
      soon.current = undefined
      void askAgain(getTeamDesk)
    }, together)
  })
  useEffect(() => () => clearTimeout(soon.current), [])
}
