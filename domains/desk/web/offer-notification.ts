// A notice of the browser when an offer comes and nobody looks: only after the person asked for it by a click.
export type NotifyState = 'unsupported' | 'default' | 'granted' | 'denied'

export function notifyState(): NotifyState {
  return 'Notification' in window ? Notification.permission : 'unsupported'
}

/** Browsers ask once; a refusal can only be taken back in their own settings. */
export async function askToNotify(): Promise<NotifyState> {
  if (notifyState() !== 'default') return notifyState()
  return Notification.requestPermission()
}

/** What the customer typed stays out of it: notices appear on locked screens. */
export function notify(title: string, body: string, tag: string): (() => void) | undefined {
  if (notifyState() !== 'granted' || document.hasFocus()) return undefined
  try {
    const notice = new Notification(title, { body, tag })
    notice.addEventListener('click', () => {
      window.focus()
      notice.close()
    })
    return () => notice.close()
  } catch {
    // Phones allow notices from a service worker only.
    return undefined
  }
}
