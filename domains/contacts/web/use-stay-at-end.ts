// A conversation stays at its end while one reads there; who has scrolled up is not moved, only told.
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Id } from '#protocol'

const nearEnd = 48

export type StayAtEnd = {
  /** What scrolls, and what in it grows. */
  box: RefObject<HTMLDivElement | null>
  content: RefObject<HTMLDivElement | null>
  newBelow: boolean
  toEnd(): void
  onScroll(): void
}

export function useStayAtEnd(lastId: Id | undefined): StayAtEnd {
  const box = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const [atEnd, setAtEnd] = useState(true)
  const [readTo, setReadTo] = useState(lastId)
  const toEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight
  }
  const grew = useEffectEvent(() => {
    if (atEnd) toEnd()
  })
  useEffect(() => {
    const sizes = new ResizeObserver(() => grew())
    if (box.current) sizes.observe(box.current)
    if (content.current) sizes.observe(content.current)
    return () => sizes.disconnect()
  }, [])
  const onScroll = () => {
    if (!box.current) return
    const { scrollHeight, scrollTop, clientHeight } = box.current
    const nowAtEnd = scrollHeight - scrollTop - clientHeight < nearEnd
    if (nowAtEnd || atEnd) setReadTo(lastId)
    setAtEnd(nowAtEnd)
  }
  return { box, content, newBelow: !atEnd && readTo !== lastId, toEnd, onScroll }
}
