// better-auth, bound to one transaction: what it stores is committed with everything else, or not at all.
// Making an instance takes half a millisecond, so each transaction that needs one makes its own.
import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { newId, type Tx } from '#platform/action'
import { longestPassword, sessionSeconds } from '#identity/core'

// argon2id with the parameters OWASP recommends.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// The same password typed on another keyboard may arrive in another normal form.
const normal = (password: string) => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost)
export const isPassword = (hashed: string, password: string): Promise<boolean> =>
  verify(hashed, normal(password))

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }

export function authIn(tx: Tx) {
  const { organisation, origin, now } = tx
  return betterAuth({
    appName: 'Huawu',
    baseURL: organisation.url,
    secret: organisation.secret,
    database: { db: tx.db, type: 'postgres', transaction: false },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: longestPassword,
      password: { hash: hashPassword, verify: ({ hash: hashed, password }) => isPassword(hashed, password) },
    },
    user: { modelName: 'auth_users', fields: { ...stamps, emailVerified: 'email_verified' } },
    session: {
      modelName: 'auth_sessions',
      fields: {
        ...stamps,
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      additionalFields: {
        lastSeenAt: { type: 'date', fieldName: 'last_seen_at', input: false, required: false },
      },
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'auth_accounts',
      fields: {
        ...stamps,
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: { modelName: 'auth_verifications', fields: { ...stamps, expiresAt: 'expires_at' } },
    advanced: {
      cookiePrefix: 'huawu',
      useSecureCookies: isSecure(organisation.url),
      database: { generateId: () => newId(), validateSchema: false },
    },
    databaseHooks: {
      session: {
        create: {
          // The organisation's clock and the address the proxy was trusted for, not better-auth's own guesses.
          before: async (session) => ({
            data: {
              ...session,
              createdAt: now,
              updatedAt: now,
              lastSeenAt: now,
              expiresAt: new Date(now.getTime() + sessionSeconds * 1000),
              ipAddress: origin.address,
              userAgent: origin.userAgent,
            },
          }),
        },
      },
    },
  })
}

export const isSecure = (url: string): boolean => url.startsWith('https:')

/** What a browser calls a cookie of ours. */
export const cookieName = (url: string, name: string): string =>
  `${isSecure(url) ? '__Secure-' : ''}huawu.${name}`
