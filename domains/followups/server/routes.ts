import * as declared from '#followups/core'
import { type Route, route } from '#platform/action'
import { changeFollowup, completeFollowup, handFollowup, listFollowups, setFollowup } from './followups.ts'

export const routes: Route[] = [
  route(declared.listFollowups, listFollowups),
  route(declared.setFollowup, setFollowup),
  route(declared.changeFollowup, changeFollowup),
  route(declared.handFollowup, handFollowup),
  route(declared.completeFollowup, completeFollowup),
]
