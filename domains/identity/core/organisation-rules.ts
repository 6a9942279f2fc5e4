// What the name of a host and a time zone have to look like.

/** 'kefu.example.com', 'kefu.example.com:8443', '10.0.0.7': as a browser sends it, in small ASCII letters. */
export function isHost(host: string): boolean {
  const [name = '', port, ...more] = host.split(':')
  const fits = port === undefined || (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)
  return more.length === 0 && fits && name.length <= 253 && name.split('.').every(isLabel)
}

const isLabel = (label: string) => label.length <= 63 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label)

/** A place's name only: PostgreSQL reads '+08:00' the other way round. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
