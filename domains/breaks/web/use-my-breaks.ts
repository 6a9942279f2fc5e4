import { useEffect, useRef } from 'react'
import { askAgain, useAct, useAsk, useLive } from '#connection'
import { askForBreak, getMyBreaks, takeBreakPlace, withdrawBreak } from '#breaks/core'
import type { AnswerOf } from '#protocol'
import { getMyAgent } from '#routing/core'

export type MyBreaks = AnswerOf<typeof getMyBreaks>

const moves = /^(break\.|break-rules\.|agent\.state-changed)/

/** What I may ask for and what I have asked for; places go and come with my colleagues. */
export function useMyBreaks(): MyBreaks | undefined {
  const asked = useAsk(getMyBreaks)
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined)
  useLive((news) => {
    if (news.kind !== 'event' || !moves.test(news.event.type)) return
    clearTimeout(soon.current)
    soon.current = setTimeout(() => void askAgain(getMyBreaks), 150)
  })
  useEffect(() => () => clearTimeout(soon.current), [])
  return asked.data
}

const changes = [getMyBreaks, getMyAgent]

export const useAskForBreak = () => useAct(askForBreak, { changes })
export const useWithdrawBreak = () => useAct(withdrawBreak, { changes })
export const useTakeBreakPlace = () => useAct(takeBreakPlace, { changes })
