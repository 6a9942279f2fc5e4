// A transfer to a colleague: a table of what may follow what. One to a queue is done as soon as it is made.

/** `came-back`: she did not take it. `cancelled`: the sender changed her mind. `over`: the contact itself moved on. */
export const transferStates = {
  ringing: ['accepted', 'came-back', 'cancelled', 'over'],
  accepted: [],
  'came-back': [],
  cancelled: [],
  over: [],
  queued: [],
} as const satisfies Record<string, readonly string[]>

export type TransferState = keyof typeof transferStates

/** Why a transfer came back. `gone`: she went offline while it rang. */
export const backReasons = ['rejected', 'missed', 'gone'] as const
export type BackReason = (typeof backReasons)[number]

/** How long a colleague may take to answer. */
export const ringSeconds = 30

/** After so many have come back since its agent took it, a contact is a matter for the leader. */
export const mostBounces = 3

export function goesToLeader(bounces: number): boolean {
  return bounces >= mostBounces
}

type Ringing = { state: TransferState; toPersonId: string | null; fromId: string; byId: string | null }

/** `expiresAt` and `now` are epoch milliseconds. */
export function whyNotAnswer(
  transfer: Ringing & { expiresAt: number },
  personId: string,
  now: number,
): 'not-for-you' | 'transfer-over' | 'too-late' | undefined {
  if (transfer.toPersonId !== personId) return 'not-for-you'
  if (transfer.state !== 'ringing') return 'transfer-over'
  return now >= transfer.expiresAt ? 'too-late' : undefined
}

/** Who serves the contact or who sent it takes the transfer back. */
export function whyNotCancel(
  transfer: Ringing,
  personId: string,
): 'not-your-transfer' | 'transfer-over' | undefined {
  if (transfer.fromId !== personId && transfer.byId !== personId) return 'not-your-transfer'
  return transfer.state === 'ringing' ? undefined : 'transfer-over'
}
