// The actions of the house, done inside a transaction by anybody at any instant, and what follows from them at once.
import { routes } from '#house'
import { onBehalf, type Tx } from '#platform/action'
import type { AnswerOf, Endpoint, InputOf } from '#protocol'
import { reactions } from '#reactions'

const byId = new Map(routes.map((route) => [route.endpoint.id, route]))

type Declared = Pick<Endpoint, 'id' | 'method' | 'path' | 'caller'>

/** What the endpoint does when it is called; who calls is the actor of the transaction. */
export async function doing<E extends Declared>(
  tx: Tx,
  endpoint: E,
  input: Partial<InputOf<E>>,
): Promise<AnswerOf<E>> {
  const route = byId.get(endpoint.id)
  if (route?.kind !== 'json') throw new Error(`${endpoint.id} is no action`)
  const permission = typeof endpoint.caller === 'object' ? endpoint.caller.permission : undefined
  const within = onBehalf(tx, { actor: tx.actor, permission, now: tx.now })
  // The endpoint's own types say what goes in and comes out.
  return (await route.action(within, { params: {}, query: {}, body: {}, ...input } as never)) as AnswerOf<E>
}

/** What keeps hands and lines true; nobody is told of what is long over. */
const follow = new Set(['routing.begin-wrap-up', 'routing.forget-contact'])
const followers = reactions.filter(({ name }) => follow.has(name))

/** Does it, and at the same instant what follows from it. */
export async function doneAndFollowed(tx: Tx, act: (tx: Tx) => Promise<unknown>): Promise<void> {
  const before = tx.announced.length
  await act(tx)
  for (const event of tx.announced.slice(before)) {
    for (const { name, react } of followers.filter(({ on }) => on === event.type)) {
      await react(onBehalf(tx, { actor: { kind: 'system', name }, now: tx.now }), event)
    }
  }
}
