// Registers one endpoint: authenticate → authorise → validate → one transaction → present.
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, actorId, type Caller, Refused } from '#protocol'
import { type IncomingFile, type OutgoingFile, perform, type Route, type Tx } from '#platform/action'
import type { Organisation } from '#platform/organisations'
import { onceOnly } from './idempotency.ts'
import { apiSchema } from './open-api.ts'
import { foreignOrigin, refuseForeignOrigin } from './security.ts'
import { type Sender, withSpooled } from './spool.ts'
import { checker } from './validation.ts'

/** Who knocks, for whoever holds the door: no more than is known before anything is read. */
export type Knocking = {
  endpointId: string
  actor: Actor
  address: string
  foreignOrigin: string | undefined
  bytes: number | undefined
}

type Doorkeeper = { admit(organisation: Organisation, knocking: Knocking): Promise<void> }

type Input = { params: unknown; query: unknown; body: unknown }

export function registerRoute(app: FastifyInstance, route: Route, door: Doorkeeper): void {
  const { endpoint } = route
  const check = {
    params: endpoint.params && checker(endpoint.params, 'params'),
    query: endpoint.query && checker(endpoint.query, 'query'),
    body: endpoint.body && checker(endpoint.body, 'body'),
  }
  app.route({
    method: endpoint.method,
    url: `/api/v1${endpoint.path}`,
    schema: apiSchema(endpoint),
    validatorCompiler: () => () => true,
    serializerCompiler: () => JSON.stringify,
    bodyLimit: route.kind === 'upload' ? Number.MAX_SAFE_INTEGER : largestBody(endpoint.caller),
    preValidation: async (request) => {
      refuseForeignOrigin(request)
      authorise(organisationOf(request), actorOf(request), endpoint.caller)
      await door.admit(organisationOf(request), knockingOf(request, endpoint.id))
    },
    handler: async (request, reply) => {
      const input: Input = {
        params: check.params ? check.params(request.params) : {},
        query: check.query ? check.query(request.query) : {},
        body: check.body && route.kind !== 'upload' ? check.body(request.body ?? {}) : {},
      }
      const one = (open?: () => Readable) =>
        perform(
          {
            organisation: organisationOf(request),
            actor: actorOf(request),
            permission: typeof endpoint.caller === 'object' ? endpoint.caller.permission : undefined,
            now: organisationOf(request).clock(),
            readOnly: endpoint.method === 'GET' && route.kind === 'json',
            origin: {
              address: request.ip,
              userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
              requestId: request.id,
            },
            requestHeaders: headersOf(request),
          },
          (tx) => act(tx, route, { input, request, open }),
        )
      const { result, headers } =
        route.kind === 'upload' ? await withSpooled(sendersOf(request), contentOf(request), one) : await one()
      for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie)
      reply.header('cache-control', 'no-store')
      return route.kind === 'download' ? sendFile(reply, result as OutgoingFile) : reply.send(result)
    },
  })
}

function knockingOf(request: FastifyRequest, endpointId: string): Knocking {
  const bytes = Number(request.headers['content-length'])
  return {
    endpointId,
    actor: actorOf(request),
    address: request.ip,
    foreignOrigin: foreignOrigin(request),
    bytes: Number.isSafeInteger(bytes) && bytes > 0 ? bytes : undefined,
  }
}

// Read and parsed before anybody is asked who she is. The longest a visitor may send is well below.
const largestBody = (caller: Caller): number =>
  caller === 'anyone' || caller === 'visitor' ? 200_000 : 1_000_000

/** Herself, and behind her the address: a visitor makes herself as many names as she likes. */
function sendersOf(request: FastifyRequest): Sender[] {
  const house = organisationOf(request).id
  const actor = actorOf(request)
  return [
    { key: `${house} ${actor.kind} ${actorId(actor) ?? ''}`, most: 4 },
    { key: `${house} address ${request.ip}`, most: 30 },
  ]
}

type Arrived = { input: Input; request: FastifyRequest; open: (() => Readable) | undefined }

function act(tx: Tx, route: Route, { input, request, open }: Arrived): Promise<unknown> {
  // The input was checked against the endpoint's shapes above: from here on it has their types.
  const checked = input as never
  if (route.kind === 'upload') return route.action(tx, checked, fileOf(request, open))
  const key =
    route.endpoint.secret || hasClientId(input.body) ? undefined : request.headers['idempotency-key']
  if (route.kind === 'json' && request.method === 'POST' && typeof key === 'string' && key.length <= 200) {
    return onceOnly(tx, { key, endpoint: route.endpoint.id, input }, () => route.action(tx, checked))
  }
  return route.action(tx, checked)
}

function organisationOf(request: FastifyRequest): Organisation {
  if (!request.organisation) throw new Refused({ code: 'protocol.no-organisation', status: 404 })
  return request.organisation
}

function actorOf(request: FastifyRequest): Actor {
  if (!request.actor) throw new Refused({ code: 'protocol.sign-in', status: 401 })
  return request.actor
}

function authorise(organisation: Organisation, actor: Actor, caller: Caller): void {
  if (caller === 'anyone') return
  if (caller === 'visitor') {
    if (actor.kind !== 'visitor') throw new Refused({ code: 'protocol.sign-in', status: 401 })
    return
  }
  if (actor.kind !== 'person' && actor.kind !== 'key')
    throw new Refused({ code: 'protocol.sign-in', status: 401 })
  if (caller === 'signed-in') return
  if (organisation.scopeOf(actor, caller.permission).reach === 'none') {
    throw new Refused({ code: 'protocol.forbidden', status: 403 })
  }
}

export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value)
  }
  return headers
}

/** What carries an id of its own is known by it when it comes again. */
const hasClientId = (body: unknown) => typeof body === 'object' && body !== null && 'clientId' in body

const contentOf = (request: FastifyRequest): Readable =>
  request.body instanceof Readable ? request.body : request.raw

function fileOf(request: FastifyRequest, open: (() => Readable) | undefined): IncomingFile {
  const name = request.headers['x-file-name']
  return {
    name: typeof name === 'string' ? decoded(name).slice(0, 200) : 'file',
    declaredType: request.headers['content-type'] ?? 'application/octet-stream',
    content: open ? open() : contentOf(request),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

// A file never runs in our origin: sandboxed, not sniffed, and shown in place only where it is a plain image.
function sendFile(reply: FastifyReply, file: OutgoingFile): FastifyReply {
  const disposition = file.inline ? 'inline' : 'attachment'
  return reply
    .headers({
      'content-type': file.contentType,
      'content-length': file.bytes,
      'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    })
    .send(file.content)
}
