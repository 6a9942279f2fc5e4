// What a domain's web door gives to the frame.
import type { ComponentType } from 'react'
import type { IconName } from './Icon.tsx'

export type ScreenPlace =
  /** An entry in the rail. */
  | 'area'
  /** An entry in the settings. */
  | 'settings'
  /** An entry in the person's own menu. */
  | 'me'
  /** Inside the frame, reached from elsewhere. */
  | 'inside'
  /** Without the frame and without sign-in. */
  | 'outside'

export type Screen = {
  /** TanStack Router's path syntax; `{-$contactId}` is a parameter that may be missing. */
  path: string
  place: ScreenPlace
  /** The key of its words, with its namespace: `desk:screen.title`. */
  title: string
  icon?: IconName
  /** Smaller comes first. */
  order?: number
  /** Whoever reaches nothing under it does not see the entry and is refused the screen. */
  permission?: string
  /** Whoever reaches nothing under it has the entry, and lands elsewhere when she opens Huawu. */
  landing?: string
  load(): Promise<ComponentType>
}

/** Where a link to the screen leads: its path without the parameters that may be missing. */
export const linkTo = (screen: Pick<Screen, 'path'>): string => screen.path.replaceAll(/\/\{-\$\w+\}/g, '')
