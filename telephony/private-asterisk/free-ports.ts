import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

// Below the ports that systems lend to outgoing connections.
const first = 20_000
const last = 32_000

/** The one that is wished for, where nobody else has it. */
export async function freePort(wished: number = randomInt(first, last)): Promise<number> {
  return (await isFree(wished)) ? wished : freePort()
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** For SIP, which is UDP. */
export async function freePlace(
  address: string,
  port: number = randomInt(first, last),
): Promise<{ address: string; port: number }> {
  return (await isFreeForSip(address, port)) ? { address, port } : freePlace(address)
}

function isFreeForSip(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.once('error', () => resolve(false))
    socket.bind(port, address, () => socket.close(() => resolve(true)))
  })
}
