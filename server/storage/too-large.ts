import { Refused } from '#protocol'

export const tooLarge = (maxBytes: number) =>
  new Refused({
    code: 'protocol.file-too-large',
    status: 413,
    facts: { megabytes: Math.floor(maxBytes / 1_000_000) },
  })
