// The widget lives on other people's sites: its endpoints answer any origin, and none of them knows a cookie.
import type { FastifyReply, FastifyRequest } from 'fastify'

const widgetPath = /^\/api\/v1\/widget\//

export async function allowWidget(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (!widgetPath.test(request.url)) return undefined
  delete request.headers.cookie
  reply.headers({
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-expose-headers': 'retry-after',
  })
  return undefined
}

/** What a browser asks before it lets another site's page call the widget's endpoints. */
export function answerPreflight(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!widgetPath.test(request.url)) return reply.code(404).send()
  return reply
    .code(204)
    .headers({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
      'access-control-allow-headers': 'content-type, x-huawu-visitor, x-file-name, idempotency-key',
      'access-control-max-age': '7200',
    })
    .send()
}
