// A refusal is an expected "no": decided in core, shown to a person, never an exception that means a bug.

export type Facts = Readonly<Record<string, string | number>>

/** `code` is stable and is also the key of its words: `<domain>:refusals.<rest>`. */
export type Refusal = { code: string; status: RefusalStatus; facts?: Facts }
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503

/** Carries a refusal through the stack to the edge, where it becomes a problem document. */
export class Refused extends Error {
  readonly refusal: Refusal
  /** What the action did so far is committed all the same: a failed attempt must be counted. */
  readonly keepsChanges: boolean
  constructor(refusal: Refusal, options: { keepsChanges?: boolean } = {}) {
    super(refusal.code)
    this.refusal = refusal
    this.keepsChanges = options.keepsChanges ?? false
  }
}

/** `refuseIf(whyNotReopen(ticket, now), 'tickets')`: throws when there is a reason. */
export function refuseIf(
  reason: string | undefined,
  domain: string,
  status: RefusalStatus = 409,
  facts?: Facts,
): void {
  if (reason === undefined) return
  throw new Refused({ code: `${domain}.${reason}`, status, ...(facts && { facts }) })
}

/** For what is not there, and for what this actor may not know is there. */
export function found<Row>(row: Row | undefined | null, what: string): Row {
  if (row === undefined || row === null) {
    throw new Refused({ code: 'protocol.not-found', status: 404, facts: { what } })
  }
  return row
}

/** What the edge answers, after RFC 9457. */
export type Problem = {
  type: string
  title: string
  status: number
  code: string
  detail?: string
  facts?: Facts
  fields?: { path: string; rule: string; message: string }[]
  requestId?: string
}
