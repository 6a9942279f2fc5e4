// The built screens, the widget and the demonstration site.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Organisations } from '#platform/organisations'
import { answerPreflight } from './cross-origin.ts'
import { newNonce, pagePolicy } from './security.ts'

const root = join(import.meta.dirname, '../..')
const webFolder = join(root, 'dist/web')
const widgetFolder = join(root, 'dist/widget')
const demoFolder = join(root, 'demo-site')

export async function registerPages(app: FastifyInstance, organisations: Organisations): Promise<void> {
  const indexFile = join(webFolder, 'index.html')
  const index = existsSync(indexFile) ? readFileSync(indexFile, 'utf8') : undefined

  function page(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (!index)
      return reply.code(503).type('text/plain').send('The screens are not built yet: npm start builds them.')
    const nonce = newNonce()
    return reply
      .headers({ 'content-security-policy': pagePolicy(nonce), 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(index.replaceAll('HUAWU_NONCE', nonce))
  }

  if (index) {
    await app.register(fastifyStatic, {
      root: webFolder,
      index: false,
      wildcard: false,
      decorateReply: false,
      setHeaders: (reply, path) => {
        // Only what has its content in its name may be kept for ever.
        const forEver = path.includes('/assets/')
        void reply.header(
          'cache-control',
          forEver ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
        )
      },
      globIgnore: ['index.html'],
    })
  }
  if (existsSync(widgetFolder)) await registerWidget(app)
  if (existsSync(demoFolder)) await registerDemoSite(app, organisations)

  app.options('/api/v1/widget/*', { schema: { hide: true } }, answerPreflight)
  app.get('/', { schema: { hide: true } }, page)
  app.get('/*', { schema: { hide: true } }, (request, reply) =>
    request.url.startsWith('/api/') || /\.\w+$/.test(request.url.split('?')[0] ?? '')
      ? reply.callNotFound()
      : page(request, reply),
  )
}

async function registerWidget(app: FastifyInstance): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook('onSend', async (_request, reply) => {
      reply.headers({ 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' })
    })
    await scope.register(fastifyStatic, {
      root: widgetFolder,
      index: false,
      wildcard: false,
      decorateReply: false,
      preCompressed: true,
      maxAge: '5m',
    })
  })
}

async function registerDemoSite(app: FastifyInstance, organisations: Organisations): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (_request, reply) => {
      if (organisations.all().length === 0) return reply.redirect('/')
      // Our own settings show the chat in a page of it.
      reply.header('x-frame-options', 'SAMEORIGIN')
      reply.header(
        'content-security-policy',
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
      )
      return undefined
    })
    await scope.register(fastifyStatic, {
      root: demoFolder,
      prefix: '/demo-site/',
      decorateReply: false,
      maxAge: '5m',
    })
    scope.get('/demo-site', { schema: { hide: true } }, (_request, reply) => reply.redirect('/demo-site/'))
  })
}
