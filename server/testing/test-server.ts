// The whole server over real organisations, without a port: requests are injected by host name.
import { type FastifyInstance } from 'fastify'
import { gatekeeper, routes, signals } from '#house'
import type { Route } from '#platform/action'
import { openServer } from '#platform/http'
import { openLog } from '#platform/log'
import type { Organisation, Organisations } from '#platform/organisations'

/** Serves each organisation under its host; `more` adds routes that only the test has. */
export async function testServer(
  byHost: Readonly<Record<string, Organisation>>,
  more: readonly Route[] = [],
): Promise<FastifyInstance> {
  const all = Object.values(byHost)
  const organisations: Organisations = {
    all: () => all,
    byHost: (host) => byHost[host.replace(/:\d+$/, '')],
    byCode: (code) => all.find((organisation) => organisation.code === code),
    create: () => Promise.reject(new Error('a test server makes no organisations')),
    restore: () => Promise.reject(new Error('a test server makes no organisations')),
    refresh: () => Promise.resolve(),
    onOpen: () => undefined,
    close: () => Promise.resolve(),
  }
  return openServer({
    organisations,
    gatekeeper,
    routes: [...routes, ...more],
    signals,
    setup: () => undefined,
    log: openLog(process.env['LOG_LEVEL'] ?? 'silent'),
    url: 'http://127.0.0.1:4600',
    trustProxy: false,
    version: 'test',
    isReady: () => Promise.resolve(true),
    gauges: [],
  })
}
