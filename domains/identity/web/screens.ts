import type { Screen } from '#ui'

export const screens: Screen[] = [
  {
    path: '/setup',
    place: 'outside',
    title: 'identity:screen.setup.title',
    load: async () => (await import('./SetupScreen.tsx')).SetupScreen,
  },
  {
    path: '/sign-in',
    place: 'outside',
    title: 'identity:screen.sign-in.title',
    load: async () => (await import('./SignInScreen.tsx')).SignInScreen,
  },
  {
    path: '/invitation/$token',
    place: 'outside',
    title: 'identity:screen.invitation.title',
    load: async () => (await import('./InvitationScreen.tsx')).InvitationScreen,
  },
  {
    path: '/reset/{-$token}',
    place: 'outside',
    title: 'identity:screen.reset.title',
    load: async () => (await import('./ResetScreen.tsx')).ResetScreen,
  },
  {
    path: '/me/sessions',
    place: 'me',
    title: 'identity:screen.sessions.title',
    icon: 'security',
    order: 10,
    load: async () => (await import('./SessionsScreen.tsx')).SessionsScreen,
  },
  {
    path: '/me/password',
    place: 'me',
    title: 'identity:screen.password.title',
    icon: 'key',
    order: 20,
    load: async () => (await import('./PasswordScreen.tsx')).PasswordScreen,
  },
  {
    path: '/settings/audit',
    place: 'settings',
    title: 'identity:screen.audit.title',
    icon: 'history',
    order: 80,
    permission: 'audit.read',
    load: async () => (await import('./AuditScreen.tsx')).AuditScreen,
  },
  {
    path: '/settings/api-keys',
    place: 'settings',
    title: 'identity:screen.keys.title',
    icon: 'key',
    order: 90,
    permission: 'keys.manage',
    load: async () => (await import('./KeysScreen.tsx')).KeysScreen,
  },
]
