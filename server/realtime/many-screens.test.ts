import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { testOrganisation, type TestOrganisation, testServer } from '#platform/testing'

let house: TestOrganisation
let app: FastifyInstance
beforeAll(async () => {
  house = await testOrganisation()
  app = await testServer({ 'house.test': house.organisation })
  await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await app.close()
  await house.close()
})

async function newVisitor(): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/widget/visitors',
    headers: { host: 'house.test' },
    payload: { language: 'zh-Hans' },
  })
  return answer.json<{ token: string }>().token
}

type Line = { socket: WebSocket; outcome: Promise<'ready' | number> }

function listen(visitorToken: string): Line {
  const { port } = app.server.address() as AddressInfo
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/realtime`, { headers: { host: 'house.test' } })
  socket.on('error', () => undefined)
  socket.on('open', () => socket.send(JSON.stringify({ kind: 'hello', visitorToken })))
  const outcome = new Promise<'ready' | number>((resolve) => {
    socket.on('message', () => resolve('ready'))
    socket.on('close', resolve)
  })
  return { socket, outcome }
}

test('one visitor opens as many lines as she has tabs, not as many as a machine can; others are heard', async () => {
  const [greedy, other] = [await newVisitor(), await newVisitor()]
  const lines = Array.from({ length: 20 }, () => listen(greedy))
  for (const { outcome } of lines) expect(await outcome).toBe('ready')
  expect(await listen(greedy).outcome).toBe(4429)
  const hers = listen(other)
  expect(await hers.outcome).toBe('ready')
  for (const { socket } of lines) socket.close()
  await vi.waitFor(() => expect(house.organisation.hub.connections()).toBe(1))
  const again = listen(greedy)
  expect(await again.outcome).toBe('ready')
  hers.socket.close()
  again.socket.close()
  await vi.waitFor(() => expect(house.organisation.hub.connections()).toBe(0))
})
