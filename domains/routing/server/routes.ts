import { type Route, route } from '#platform/action'
import * as declared from '#routing/core'
import { acceptOffer } from './accept-offer.ts'
import { getContactRouting } from './contact-routing.ts'
import { listAgents } from './list-agents.ts'
import { getQueue, listQueueNames, listQueues } from './list-queues.ts'
import { getMyAgent, setMyState } from './my-agent.ts'
import { rejectOffer } from './reject-offer.ts'
import { createQueueByPerson, updateQueue } from './save-queue.ts'
import { setCapacity } from './set-capacity.ts'
import { extendWrapUp } from './wrap-up.ts'

export const routes: Route[] = [
  route(declared.listQueues, listQueues),
  route(declared.listQueueNames, listQueueNames),
  route(declared.getQueue, getQueue),
  route(declared.createQueue, createQueueByPerson),
  route(declared.updateQueue, updateQueue),
  route(declared.getMyAgent, getMyAgent),
  route(declared.setMyState, setMyState),
  route(declared.extendWrapUp, extendWrapUp),
  route(declared.listAgents, listAgents),
  route(declared.setCapacity, setCapacity),
  route(declared.acceptOffer, acceptOffer),
  route(declared.rejectOffer, rejectOffer),
  route(declared.getContactRouting, getContactRouting),
]
