import { type Route, route } from '#platform/action'
import * as endpoints from '#identity/core'
import { acceptInvitation, getInvitation } from './invitations.ts'
import { createKey, listKeys, revokeKey } from './keys.ts'
import { createInvitation, createPasswordResetLink, requestPasswordReset } from './links.ts'
import { listAudit } from './list-audit.ts'
import { getMe, getWelcome, updateMe } from './me.ts'
import { changeOrganisation, getOrganisation } from './organisation.ts'
import { changePassword, resetPassword } from './passwords.ts'
import { listSessions, revokeSession } from './sessions.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

export const routes: Route[] = [
  route(endpoints.getWelcome, getWelcome),
  route(endpoints.signIn, signIn),
  route(endpoints.signOut, signOut),
  route(endpoints.getMe, getMe),
  route(endpoints.updateMe, updateMe),
  route(endpoints.listSessions, listSessions),
  route(endpoints.revokeSession, revokeSession),
  route(endpoints.changePassword, changePassword),
  route(endpoints.requestPasswordReset, requestPasswordReset),
  route(endpoints.createPasswordResetLink, createPasswordResetLink),
  route(endpoints.resetPassword, resetPassword),
  route(endpoints.createInvitation, createInvitation),
  route(endpoints.getInvitation, getInvitation),
  route(endpoints.acceptInvitation, acceptInvitation),
  route(endpoints.listKeys, listKeys),
  route(endpoints.createKey, (tx, { body }) => createKey(tx, body)),
  route(endpoints.revokeKey, revokeKey),
  route(endpoints.listAudit, listAudit),
  route(endpoints.getOrganisation, getOrganisation),
  route(endpoints.changeOrganisation, changeOrganisation),
]
