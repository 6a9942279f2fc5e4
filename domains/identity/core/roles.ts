// The ready-made roles, and how far each one reaches under each permission.

/** From the widest to the narrowest: nobody can give away more than she holds. */
export const roles = ['administrator', 'supervisor', 'team-leader', 'agent'] as const
export type Role = (typeof roles)[number]

/**
 * `own`: what is hers. `team`: her own unit. `tree`: the unit the role is held over and everything below.
 * `all`: the whole organisation, for things that belong to no unit and for administrators.
 */
export type Reach = 'own' | 'team' | 'tree' | 'all'
export type Reaches = Readonly<Partial<Record<Role, Reach>>>

const everybody = { agent: 'all', 'team-leader': 'all', supervisor: 'all', administrator: 'all' } as const
const everybodysOwn = { agent: 'own', 'team-leader': 'own', supervisor: 'own', administrator: 'own' } as const
const leaders = { 'team-leader': 'tree', supervisor: 'tree', administrator: 'all' } as const
const supervisors = { supervisor: 'tree', administrator: 'all' } as const
const centrally = { supervisor: 'all', administrator: 'all' } as const
const administrators = { administrator: 'all' } as const
// An agent has the customers she serves; a customer belongs to no unit, so a leader has them all.
const ledOrServed = { agent: 'own', 'team-leader': 'all', supervisor: 'all', administrator: 'all' } as const
const allLeaders = { 'team-leader': 'all', supervisor: 'all', administrator: 'all' } as const

const catalogue = {
  'contacts.take': everybodysOwn,
  'contacts.read': { agent: 'own', ...leaders },
  'contacts.manage': leaders,
  'reasons.manage': centrally,
  'contacts.transfer': { agent: 'own', ...leaders },
  'contacts.listen': leaders,
  'contacts.whisper': leaders,
  'contacts.take-over': leaders,
  'followups.use': { agent: 'own', 'team-leader': 'own', supervisor: 'own', administrator: 'own' },
  'replies.use': everybody,
  'replies.manage-team': leaders,
  'replies.manage-all': centrally,
  'customers.read': everybody,
  'customers.manage': ledOrServed,
  'customers.merge': allLeaders,
  'customers.reveal': ledOrServed,
  'queues.read': everybody,
  'queues.manage': centrally,
  'calendars.read': everybody,
  'calendars.manage': centrally,
  'agents.work': { agent: 'own' },
  'offers.reject': { agent: 'own' },
  'agents.read': { agent: 'team', ...leaders },
  'agents.manage': leaders,
  'breaks.read': everybody,
  'breaks.manage': centrally,
  'breaks.decide': leaders,
  'people.read': { agent: 'team', ...leaders },
  'people.manage': supervisors,
  'units.read': everybody,
  'units.manage': supervisors,
  'skills.read': everybody,
  'skills.manage': centrally,
  'roles.grant': supervisors,
  'accounts.manage': supervisors,
  'sessions.manage': administrators,
  'channels.manage': centrally,
  'audit.read': administrators,
  'keys.manage': administrators,
  'settings.manage': administrators,
} as const satisfies Readonly<Record<string, Reaches>>

export type Permission = keyof typeof catalogue

/** Every permission there is. */
export const permissions = Object.keys(catalogue) as readonly Permission[]

export function isPermission(name: string): name is Permission {
  return Object.hasOwn(catalogue, name)
}

export function isRole(name: string): name is Role {
  return roles.some((role) => role === name)
}

/** How far each role reaches under a permission; nothing for a permission that does not exist. */
export function reachesOf(permission: string): Reaches {
  return isPermission(permission) ? catalogue[permission] : {}
}

/** What a role allows at all. */
export function permissionsOf(role: Role): Permission[] {
  return permissions.filter((permission) => reachesOf(permission)[role] !== undefined)
}
