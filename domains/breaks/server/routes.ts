import * as declared from '#breaks/core'
import { type Route, route } from '#platform/action'
import { askForBreak, getMyBreaks, takeBreakPlace, withdrawBreak } from './ask.ts'
import { decideBreak, listBreakRequests } from './decide.ts'
import { createBreakKind, listBreakKinds, listBreakPlaces, setBreakPlaces, updateBreakKind } from './rules.ts'

export const routes: Route[] = [
  route(declared.listBreakKinds, listBreakKinds),
  route(declared.createBreakKind, createBreakKind),
  route(declared.updateBreakKind, updateBreakKind),
  route(declared.listBreakPlaces, listBreakPlaces),
  route(declared.setBreakPlaces, setBreakPlaces),
  route(declared.getMyBreaks, getMyBreaks),
  route(declared.askForBreak, askForBreak),
  route(declared.withdrawBreak, withdrawBreak),
  route(declared.takeBreakPlace, takeBreakPlace),
  route(declared.listBreakRequests, listBreakRequests),
  route(declared.decideBreak, decideBreak),
]
