// What Asterisk says by itself, as far as we read it. Any of it may be missing.
export type AriChannel = {
  id?: string
  name?: string
  state?: string
  caller?: { name?: string; number?: string }
  dialplan?: { exten?: string; app_name?: string; app_data?: string }
  creationtime?: string
}

export type AriEvent = {
  type: string
  timestamp?: string
  args?: readonly string[]
  channel?: AriChannel
  /** Of a Dial: who is called. */
  peer?: AriChannel
  dialstatus?: string
  bridge?: { id?: string }
  playback?: { id?: string; state?: string }
  recording?: { name?: string; duration?: number }
  cause?: number
  digit?: string
}

/** Nothing where it is no event. */
export function readEvent(text: string): AriEvent | undefined {
  const said: unknown = JSON.parse(text)
  const isEvent = typeof said === 'object' && said !== null && 'type' in said && typeof said.type === 'string'
  return isEvent ? (said as AriEvent) : undefined
}
