import { StartRefused } from '#platform/config'

// A database that cannot come up, told in one sentence that a person can act on.
export class StartFailure extends StartRefused {
  override readonly name = 'StartFailure'
  readonly code: string

  constructor(code: string, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.code = code
  }
}
