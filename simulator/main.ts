// Plays customers and agents against a running Huawu, as anybody could: by HTTP and WebSocket, from outside.
//   node simulator/main.ts < cast.json
// The cast is one line of JSON, and so is whom it gets to know later (see cast.ts); it plays until its input is
// closed or it is told to stop.
import { createInterface } from 'node:readline'
import type { Cast, Introduction, KnownVisitor } from './cast.ts'
import { openFrontDoor } from './front-door.ts'
import { pause } from './pause.ts'
import { playAgent } from './play-agent.ts'
import { playCustomers } from './play-customers.ts'
import { openShop } from './shop.ts'

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(0))

const input = createInterface(process.stdin)
const known = new Map<string, KnownVisitor>()
input.on('line', (line) => {
  const said = JSON.parse(line) as Cast | Introduction
  if ('agents' in said) void play(said)
  else for (const visitor of said.visitors) known.set(visitor.key, visitor)
})
// Who started it is gone.
input.once('close', () => process.exit(0))

async function play(cast: Cast): Promise<void> {
  const door = openFrontDoor(cast.url)
  const shop = openShop()
  for (const agent of cast.agents) {
    void playAgent(door, cast, agent, shop)
    // They do not all come through the door at once.
    await pause(0.3)
  }
  await playCustomers(door, cast, shop, known)
}
