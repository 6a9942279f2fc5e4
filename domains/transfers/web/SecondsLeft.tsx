import type { ReactNode } from 'react'
import { Duration, useNow } from '#ui'

export function SecondsLeft({ to }: { to: string }): ReactNode {
  const left = Math.max(0, Math.ceil((Date.parse(to) - useNow()) / 1_000))
  return <Duration seconds={left} />
}
