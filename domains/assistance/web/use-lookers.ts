// Who else looks at a conversation and who writes in it: heard from each other's screens, kept by nobody.
import { useEffect, useRef, useState } from 'react'
import { sendSignal, useLive } from '#connection'
import { useMe } from '#identity/web'
import type { Id } from '#protocol'

type Doing = 'came' | 'looking' | 'writing' | 'idle' | 'gone'
type Heard = { contactId: Id; doing: Doing; person: { id: Id; name: string } }

export type Looker = { id: Id; name: string; doing: 'looking' | 'writing' | 'idle' }

const saidEveryMs = 15_000
const forgottenAfterMs = 40_000
const writingLastsMs = 5_000

/** While it is on my screen: tells the others so, and gives those who look at it too. */
export function useLookers(contactId: Id): readonly Looker[] {
  useSaying(contactId)
  const { personId } = useMe()
  const [heard, setHeard] = useState<ReadonlyMap<Id, Looker & { at: number; contactId: Id }>>(new Map())
  useLive((news) => {
    if (news.kind !== 'signal' || news.signal.name !== 'looking' || !isHeard(news.signal.body)) return
    const { person, doing, ...said } = news.signal.body
    if (said.contactId !== contactId || person.id === personId) return
    if (doing === 'came') sendSignal('looking', { contactId, doing: isHere() ? 'looking' : 'idle' })
    const next = new Map(heard)
    if (doing === 'gone') next.delete(person.id)
    else
      next.set(person.id, {
        ...person,
        contactId,
        doing: doing === 'came' ? 'looking' : doing,
        at: Date.now(),
      })
    setHeard(next)
  })
  useEffect(() => {
    if (heard.size === 0) return
    const look = setInterval(() => setHeard((all) => stillHere(all, Date.now())), 2_000)
    return () => clearInterval(look)
  }, [heard.size])
  return [...heard.values()].filter((one) => one.contactId === contactId)
}

/** Tells the others that I write here, now and then while I do. */
export function useWritingSign(contactId: Id): () => void {
  const last = useRef({ contactId, at: 0 })
  return () => {
    const now = Date.now()
    if (last.current.contactId === contactId && now - last.current.at < writingLastsMs / 2) return
    last.current = { contactId, at: now }
    sendSignal('looking', { contactId, doing: 'writing' })
  }
}

function useSaying(contactId: Id): void {
  useEffect(() => {
    const say = (doing: Doing) => sendSignal('looking', { contactId, doing })
    const sayHow = () => say(isHere() ? 'looking' : 'idle')
    say('came')
    const again = setInterval(sayHow, saidEveryMs)
    window.addEventListener('focus', sayHow)
    window.addEventListener('blur', sayHow)
    return () => {
      clearInterval(again)
      window.removeEventListener('focus', sayHow)
      window.removeEventListener('blur', sayHow)
      say('gone')
    }
  }, [contactId])
}

const isHere = (): boolean => document.visibilityState === 'visible' && document.hasFocus()

type All<Value> = ReadonlyMap<Id, Value>

function stillHere<Value extends Looker & { at: number }>(all: All<Value>, now: number): All<Value> {
  const left = [...all].filter(([, { at }]) => now - at < forgottenAfterMs)
  const isOver = ({ doing, at }: Value) => doing === 'writing' && now - at > writingLastsMs
  if (left.length === all.size && !left.some(([, one]) => isOver(one))) return all
  return new Map(left.map(([id, one]) => [id, isOver(one) ? { ...one, doing: 'looking' } : one]))
}

function isHeard(body: unknown): body is Heard {
  return (
    typeof body === 'object' && body !== null && 'person' in body && 'doing' in body && 'contactId' in body
  )
}
