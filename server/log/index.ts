// Structured logs. Never a name, a message, an address of a person: ids and codes only.
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import { whatFailed } from './what-failed.ts'

export { withoutValues } from './what-failed.ts'
export type Log = Logger

export function openLog(level: string, destination?: DestinationStream): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: whatFailed, error: whatFailed },
    hooks: {
      // An error without a sentence of ours would give its own.
      logMethod([first, ...rest], method) {
        if (rest.length > 0 || !isError(first)) return method.apply(this, [first, ...rest])
        return method.apply(this, [first instanceof Error ? { err: first } : first, 'an error'])
      },
    },
    redact: {
      paths: [
        'req.headers',
        'password',
        'email',
        'name',
        'text',
        'token',
        '*.password',
        '*.email',
        '*.token',
      ],
      remove: true,
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

const isError = (given: unknown): boolean =>
  given instanceof Error ||
  (typeof given === 'object' && given !== null && 'err' in given && given.err instanceof Error)
