// A place on the page of a contact for later domains; the shell fills it.
import type { ComponentType } from 'react'
import type { Id } from '#protocol'

export type BesideContact = ComponentType<{ contactId: Id }>

export const besideContact: BesideContact[] = []

export function fillBesideContact(...parts: readonly BesideContact[]): void {
  besideContact.push(...parts)
}
