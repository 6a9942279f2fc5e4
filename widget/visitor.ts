// Who the visitor is to the server: a token in the site's storage, made when she first writes and not before.
import type { Answered } from './answered.ts'
import type { Ask } from './ask.ts'
import type { Keepsakes } from './keepsakes.ts'

const key = 'visitor'

export const tokenIn = (keepsakes: Keepsakes): string | undefined => keepsakes.get(key) ?? undefined

/** Must be called in this tab's turn, or two tabs would make two visitors. */
export async function becomeVisitor(keepsakes: Keepsakes, ask: Ask): Promise<Answered<unknown>> {
  const made = await ask.visitor()
  if (made.kind === 'answer') keepsakes.set(key, made.answer.token)
  return made
}

/** The server does not know the token any more; another tab may already have a new one. */
export function forgetVisitor(keepsakes: Keepsakes, token: string | undefined): void {
  if (token !== undefined && keepsakes.get(key) === token) keepsakes.remove(key)
}
