import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

// Below the ports that systems lend to outgoing connections: while PostgreSQL restarts after a crash,
// nobody gets its port by accident.
const first = 20_000
const last = 32_000

export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(first, last)
    if (await isPortFree(port)) return port
  }
}

export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}
