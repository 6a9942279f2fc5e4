// Figures for Prometheus: how the program does, never who does what.
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Read at the moment they are asked for: name → help and value by organisation. */
export type Gauges = readonly {
  name: string
  help: string
  read(): Reading[] | Promise<Reading[]>
}[]

type Reading = { organisation: string; value: number }

const registry = new Registry()
collectDefaultMetrics({ register: registry })

const seconds = new Histogram({
  name: 'huawu_http_request_seconds',
  help: 'How long requests take, by route.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
  registers: [registry],
})

export function countRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    seconds.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1_000,
    )
  })
}

export function registerMetrics(app: FastifyInstance, gauges: Gauges): void {
  for (const { name, help, read } of gauges) {
    registry.removeSingleMetric(name)
    new Gauge({
      name,
      help,
      labelNames: ['organisation'],
      registers: [registry],
      async collect() {
        const readings = await read()
        this.reset()
        for (const { organisation, value } of readings) this.set({ organisation }, value)
      },
    })
  }
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}
