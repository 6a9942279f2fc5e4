// A start that cannot go on, told in one sentence that a person can act on.
export class StartFailure extends Error {
  override readonly name = 'StartFailure'
  readonly code: string

  constructor(code: string, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.code = code
  }
}
