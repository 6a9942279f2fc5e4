import type { Problem } from '#protocol'

/** What the server refused or could not do. `status` 0 means that it was not reached. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
  get unreached(): boolean {
    return this.problem.status === 0
  }
}

export const unreached = (): ProblemError =>
  new ProblemError({ type: 'about:blank', title: '', status: 0, code: 'ui.unreached' })

export async function problemOf(response: Response): Promise<ProblemError> {
  const said: unknown = await response.json().catch(() => undefined)
  return new ProblemError(
    isProblem(said)
      ? said
      : {
          type: 'about:blank',
          title: '',
          status: response.status,
          code: `ui.status-${response.status}`,
        },
  )
}

function isProblem(said: unknown): said is Problem {
  return typeof said === 'object' && said !== null && 'code' in said && 'status' in said
}
