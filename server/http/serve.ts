// The HTTP server: finds the organisation and the actor of each request, then hands over to the routes.
import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import websocket from '@fastify/websocket'
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
} from 'fastify'
import { type Actor, Refused, type Topic } from '#protocol'
import type { Route } from '#platform/action'
import type { Log } from '#platform/log'
import type { Organisation, Organisations } from '#platform/organisations'
import { serveSocket, type SignalHandler } from '#platform/realtime'
import { allowWidget } from './cross-origin.ts'
import { countRequests, type Gauges, registerMetrics } from './metrics.ts'
import { registerOpenApi } from './open-api.ts'
import { registerPages } from './pages.ts'
import { openProblems } from './problems.ts'
import { headersOf, type Knocking, registerRoute } from './register.ts'
import { foreignOrigin, isOwnOrigin, secureHeaders } from './security.ts'
import { languageOf, readWords } from './words.ts'

declare module 'fastify' {
  interface FastifyRequest {
    organisation: Organisation | undefined
    actor: Actor | undefined
  }
}

export type Gatekeeper = {
  /** Who the headers prove the caller to be; a stranger when nothing does. */
  actorOf(organisation: Organisation, headers: Headers, address: string): Promise<Actor>
  byVisitorToken(organisation: Organisation, token: string): Promise<Actor | undefined>
  topicsOf(organisation: Organisation, actor: Actor): Topic[]
  /** Refuses a call before anything is read of it: from a page that may not, or one too many. */
  admit(organisation: Organisation, knocking: Knocking): Promise<void>
  /** Whether a visitor on a page of this site may listen. */
  mayCarry(organisation: Organisation, foreignOrigin: string | undefined): Promise<boolean>
}

export type ServeOptions = {
  organisations: Organisations
  gatekeeper: Gatekeeper
  routes: readonly Route[]
  /** The routes that exist before there is an organisation. */
  setup: (app: FastifyInstance) => void
  signals: readonly SignalHandler[]
  log: Log
  url: string
  trustProxy: boolean | string
  version: string
  isReady(): Promise<boolean>
  gauges: Gauges
}

export async function openServer(options: ServeOptions): Promise<FastifyInstance> {
  const { organisations, gatekeeper, log } = options
  const words = await readWords()
  const problems = openProblems(words)
  const nothingHere = (request: FastifyRequest, reply: FastifyReply) => {
    request.actor ??= { kind: 'stranger', language: languageOf(request.headers['accept-language']) }
    const facts = { what: 'page' }
    return problems(new Refused({ code: 'protocol.not-found', status: 404, facts }), request, reply)
  }
  const app = fastify({
    loggerInstance: log as unknown as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    genReqId: () => randomUUID(),
    bodyLimit: 1_000_000,
    // Fastify's own is none at all: whoever sends a byte a minute would be waited for. A file has five minutes.
    requestTimeout: 330_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
    // An address that cannot even be read comes past no hook.
    frameworkErrors: (_error, request, reply) => {
      secureHeaders(reply, options.url.startsWith('https:'))
      nothingHere(request, reply)
    },
  })
  app.decorateRequest('organisation', undefined)
  app.decorateRequest('actor', undefined)
  app.setErrorHandler(problems)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    secureHeaders(reply, options.url.startsWith('https:'))
  })
  countRequests(app)
  endInGoodTime(app)
  await app.register(cookie)
  await app.register(websocket, { options: { maxPayload: 65_536, perMessageDeflate: false } })
  await registerOpenApi(app, options.version)
  registerHealth(app, options)
  registerMetrics(app, options.gauges)
  options.setup(app)

  await app.register(async (api) => {
    api.addHook('onRequest', allowWidget)
    api.addHook('onRequest', async (request) => {
      request.organisation = organisationFor(request, organisations)
      request.actor = await gatekeeper.actorOf(request.organisation, headersOf(request), request.ip)
    })
    for (const route of options.routes) if (route.kind !== 'upload') registerRoute(api, route, gatekeeper)
    await api.register(async (uploads) => {
      uploads.removeAllContentTypeParsers()
      // What is refused is not read to its end: the rest of it must not be taken for the next request.
      uploads.addHook('onSend', async (request, reply) => {
        if (!request.raw.complete) reply.header('connection', 'close')
      })
      uploads.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
      for (const route of options.routes)
        if (route.kind === 'upload') registerRoute(uploads, route, gatekeeper)
    })
    registerSocket(api, options)
  })
  await registerPages(app, organisations)
  app.setNotFoundHandler(nothingHere)
  return app
}

const longestFarewell = { socketMilliseconds: 1_000, requestMilliseconds: 10_000 }

/** A stop waits for what is under way, but not for ever: some peers are gone without having said so. */
function endInGoodTime(app: FastifyInstance): void {
  let ending = false
  // Otherwise the browser keeps the line it was answered on, and we wait for it.
  app.addHook('onSend', async (_request, reply) => {
    if (ending) reply.header('connection', 'close')
  })
  app.addHook('preClose', async () => {
    ending = true
    const timers = [
      setTimeout(() => {
        for (const socket of app.websocketServer.clients) socket.terminate()
      }, longestFarewell.socketMilliseconds),
      setTimeout(() => app.server.closeAllConnections(), longestFarewell.requestMilliseconds),
    ]
    app.server.once('close', () => timers.forEach((timer) => clearTimeout(timer)))
  })
}

function organisationFor(request: FastifyRequest, organisations: Organisations): Organisation {
  if (organisations.all().length === 0) throw new Refused({ code: 'protocol.set-up-first', status: 401 })
  const organisation = organisations.byHost(request.host)
  if (!organisation) throw new Refused({ code: 'protocol.no-organisation', status: 404 })
  return organisation
}

function registerHealth(app: FastifyInstance, options: ServeOptions): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const ready = await options.isReady()
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'waiting for the database' })
  })
}

function registerSocket(api: FastifyInstance, options: ServeOptions): void {
  const signals = new Map(options.signals.map((handler) => [handler.name, handler]))
  const { gatekeeper } = options
  api.get('/api/v1/realtime', { websocket: true, schema: { hide: true } }, (socket, request) => {
    const { organisation } = request
    if (!organisation) return socket.close(1011)
    const stranger: Actor = { kind: 'stranger', language: languageOf(request.headers['accept-language']) }
    serveSocket(socket, {
      organisation,
      // A foreign page may open a socket with our cookie; it gets nothing for it.
      byHeaders: async () =>
        isOwnOrigin(request) ? gatekeeper.actorOf(organisation, headersOf(request), request.ip) : stranger,
      byVisitorToken: async (token) =>
        (await gatekeeper.mayCarry(organisation, foreignOrigin(request)))
          ? gatekeeper.byVisitorToken(organisation, token)
          : 'wrong-site',
      topicsOf: gatekeeper.topicsOf,
      signals,
    })
  })
}
