// Places where a contact is read, for later domains; the shell fills them.
import type { ComponentType } from 'react'
import type { Id } from '#protocol'

export type BesideContact = ComponentType<{ contactId: Id }>

/** Above it, on its own page. */
export const besideContact: BesideContact[] = []
/** Why it came to whom it came. */
export const whyItCame: BesideContact[] = []

/** Wherever it is read: parts with a heading of their own. */
export const withContact: BesideContact[] = []

export function fillBesideContact(...parts: readonly BesideContact[]): void {
  besideContact.push(...parts)
}

export function fillWhyItCame(...parts: readonly BesideContact[]): void {
  whyItCame.push(...parts)
}

export function fillWithContact(...parts: readonly BesideContact[]): void {
  withContact.push(...parts)
}
