import * as declared from '#assistance/core'
import { type Route, route } from '#platform/action'
import { comeToHand, listRaisedHands, lowerHand } from './answer-hand.ts'
import { beginListening, endListening, getAssistance } from './listen.ts'
import { raiseHand } from './raise-hand.ts'
import { getAssistanceRule, setAssistanceRule } from './rule.ts'
import { takeOver } from './take-over.ts'
import { whisper } from './whisper.ts'

export const routes: Route[] = [
  route(declared.raiseHand, raiseHand),
  route(declared.listRaisedHands, listRaisedHands),
  route(declared.comeToHand, comeToHand),
  route(declared.lowerHand, lowerHand),
  route(declared.getAssistance, getAssistance),
  route(declared.beginListening, beginListening),
  route(declared.endListening, endListening),
  route(declared.whisper, whisper),
  route(declared.takeOver, takeOver),
  route(declared.getAssistanceRule, getAssistanceRule),
  route(declared.setAssistanceRule, setAssistanceRule),
]
