// Every error leaves as an RFC 9457 problem: a stable code, a sentence for a person, and what was kept.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { i18n } from 'i18next'
import { type Problem, type Refusal, Refused } from '#protocol'
import { Invalid } from './validation.ts'
import { explain, languageOf } from './words.ts'

export type Problems = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply

export function openProblems(words: i18n): Problems {
  return (error, request, reply) => {
    const actor = request.actor
    const language =
      actor && 'language' in actor ? actor.language : languageOf(request.headers['accept-language'])
    const refusal = refusalOf(error, request.id)
    if (refusal.code === 'protocol.failed')
      request.log.error({ err: error, requestId: request.id }, 'a request failed')
    const problem: Problem = {
      type: `urn:huawu:problem:${refusal.code}`,
      title: explain(words, language, refusal.code, refusal.facts),
      status: refusal.status,
      code: refusal.code,
      requestId: request.id,
      ...(refusal.facts && { facts: refusal.facts }),
      ...(error instanceof Invalid && {
        fields: error.fields.map(({ path, rule, limit }) => ({
          path,
          rule,
          message: words.t(`fields.${rule}`, {
            ns: 'protocol',
            lng: language,
            ...(limit !== undefined && { limit }),
          }),
        })),
      }),
    }
    const seconds = refusal.facts?.['seconds']
    if (refusal.status === 429 && typeof seconds === 'number') reply.header('retry-after', Math.ceil(seconds))
    return reply.code(refusal.status).type('application/problem+json').send(JSON.stringify(problem))
  }
}

type Answered = Omit<Refusal, 'status'> & { status: number }

function refusalOf(error: unknown, requestId: string): Answered {
  if (error instanceof Refused) return error.refusal
  if (error instanceof Invalid) return { code: 'protocol.invalid', status: 422 }
  if (isDatabaseAway(error)) return { code: 'protocol.unavailable', status: 503 }
  const status = isFastifyError(error) ? (error.statusCode ?? 500) : 500
  if (status === 413) return { code: 'protocol.body-too-large', status: 413 }
  if (status === 400 || status === 415) return { code: 'protocol.not-json', status }
  return { code: 'protocol.failed', status: 500, facts: { requestId } }
}

const isFastifyError = (error: unknown): error is FastifyError =>
  error instanceof Error && 'statusCode' in error

const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '53300',
])

/** The database is restarting: what was not acknowledged can simply be sent again. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && awayCodes.has(error.code)) return true
  return /Connection terminated|timeout exceeded when trying to connect|connection error/i.test(error.message)
}
