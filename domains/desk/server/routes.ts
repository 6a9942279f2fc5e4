import * as declared from '#desk/core'
import { type Route, route } from '#platform/action'
import { getDesk } from './get-desk.ts'
import { getDeskContact } from './get-desk-contact.ts'
import { getMyDay } from './get-my-day.ts'
import { getTeamDesk } from './get-team-desk.ts'

export const routes: Route[] = [
  route(declared.getDesk, getDesk),
  route(declared.getDeskContact, getDeskContact),
  route(declared.getMyDay, getMyDay),
  route(declared.getTeamDesk, getTeamDesk),
]
