// Every domain that has screens.
import { screens as identity } from '#identity/web'
import { screens as people } from '#people/web'
import type { Screen } from '#ui'

export const screens: readonly Screen[] = [...identity, ...people]
