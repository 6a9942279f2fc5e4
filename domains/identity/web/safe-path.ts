/** Only a path of our own: a link must not lead somewhere else after sign-in. */
export function safePath(search: object): string {
  const to = 'to' in search && typeof search.to === 'string' ? search.to : '/'
  // Browsers drop tabs and line ends wherever they stand, and take a backslash for a slash.
  return /^\/(?!\/)[^\\\p{Cc}]*$/u.test(to) ? to : '/'
}
