// OpenAPI 3.1 out of the endpoints that are promised.
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifySchema } from 'fastify'
import type { Endpoint } from '#protocol'

/** What the document says of one endpoint; screens' own endpoints are hidden. */
export function apiSchema(endpoint: Endpoint): FastifySchema {
  const { example } = endpoint
  return {
    hide: endpoint.promise !== 'public',
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.id.split('.')[0] ?? 'other'],
    security: endpoint.caller === 'anyone' ? [] : [{ session: [] }, { key: [] }],
    ...(typeof endpoint.caller === 'object' && {
      description: `Needs the permission \`${endpoint.caller.permission}\`.`,
    }),
    ...(endpoint.params && { params: endpoint.params }),
    ...(endpoint.query && { querystring: endpoint.query }),
    ...(endpoint.body && {
      body: example?.body === undefined ? endpoint.body : { ...endpoint.body, examples: [example.body] },
    }),
    response: {
      200: {
        description: 'Done.',
        ...endpoint.answer,
        ...(example && { examples: [example.answer] }),
      },
      default: { description: 'An RFC 9457 problem.', $ref: 'Problem#' },
    },
  } as FastifySchema
}

const problemSchema = {
  $id: 'Problem',
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'A sentence for a person, in the language asked for.' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; for programs.' },
    facts: { type: 'object', additionalProperties: true },
    requestId: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, rule: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
} as const

// The page brings its own scripts and styles, and draws its signs from data: addresses.
const documentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export async function registerOpenApi(app: FastifyInstance, version: string): Promise<void> {
  app.addSchema(problemSchema)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Huawu',
        version,
        description:
          'The promised part of the Huawu API. Sign in with a session cookie or send `Authorization: Bearer KEY`. Errors are RFC 9457 problems with a stable `code`. POST takes an `Idempotency-Key`, kept for a day. Lists are paged by an opaque `cursor`.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'huawu.session_token' },
          key: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) =>
        typeof json['$id'] === 'string' ? json['$id'] : `Shape${index}`,
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    // The page's own default would have browsers ask for https where there is only http.
    staticCSP: documentPolicy,
    uiConfig: {
      layout: 'BaseLayout',
      docExpansion: 'list',
      persistAuthorization: false,
      tryItOutEnabled: true,
    },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
}
