// Who shows which kind of entry: each domain its own.
import type { ComponentType } from 'react'
import type { TimelineEntry } from '#customers/core'

export type TimelineRenderer = ComponentType<{ entry: TimelineEntry }>

const renderers = new Map<string, TimelineRenderer>()

/** A slot, filled by the shell. */
export function fillCustomerTimeline(fillers: Readonly<Record<string, TimelineRenderer>>): void {
  for (const [kind, renderer] of Object.entries(fillers)) renderers.set(kind, renderer)
}

export const rendererOf = (kind: string): TimelineRenderer | undefined => renderers.get(kind)
