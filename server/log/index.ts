// Structured logs. Never a name, a message, an address of a person: ids and codes only.
import { type Logger, pino } from 'pino'

export type Log = Logger

export function openLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
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
  })
}
