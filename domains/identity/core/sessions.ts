// How long somebody stays signed in.

export const sessionSeconds = 7 * 24 * 3600
/** A session nobody uses for this long is over before its time. */
export const idleSeconds = 24 * 3600
/** What was seen is written down at most this often. */
export const seenEverySeconds = 60
/** What is over by time is told at most so many at once. */
export const mostExpired = 500
/** Beyond this the oldest session of a person ends when she signs in again. */
export const mostSessions = 20
