// What each kind of node does when a contact arrives, and what it makes of what it is told.
import { wayAtBranch } from './branch.ts'
import type { Place } from './flow-state.ts'
import type { FlowInput } from './inputs.ts'
import { by, type Move } from './move.ts'
import { answerCallback, arriveAtCallback } from './node-callback.ts'
import { answerCollect, arriveAtCollect } from './node-collect.ts'
import type { FlowNode } from './node-kinds.ts'
import {
  answerLanguage,
  answerMenu,
  answerSurvey,
  arriveAtLanguage,
  arriveAtMenu,
  arriveAtSurvey,
} from './node-menu.ts'
import * as outside from './node-outside.ts'
import { answerQueue, arriveAtQueue } from './node-queue.ts'
import { answerEnd, answerSpeech, arriveAtEnd, arriveAtPlay, arriveAtSay } from './node-speech.ts'

export function arriveAt({ node, ...there }: Place): Move {
  switch (node.kind) {
    case 'start':
      return by('next')
    case 'play':
      return arriveAtPlay({ node, ...there })
    case 'say':
      return arriveAtSay({ node, ...there })
    case 'menu':
      return arriveAtMenu({ node, ...there })
    case 'collect':
      return arriveAtCollect({ node, ...there })
    case 'hours':
      return outside.arriveAtHours({ node, ...there })
    case 'branch':
      return by(wayAtBranch({ node, ...there }))
    case 'set':
      return outside.arriveAtSet({ node, ...there })
    case 'look-up':
      return outside.arriveAtLookUp({ node, ...there })
    case 'queue':
      return arriveAtQueue({ node, ...there })
    case 'callback':
      return arriveAtCallback({ node, ...there })
    case 'voicemail':
      return outside.arriveAtVoicemail({ node, ...there })
    case 'transfer':
      return outside.arriveAtTransfer({ node, ...there })
    case 'survey':
      return arriveAtSurvey({ node, ...there })
    case 'language':
      return arriveAtLanguage({ node, ...there })
    case 'sub-flow':
      return outside.arriveAtSubFlow({ node, ...there })
    case 'end':
      return arriveAtEnd({ node, ...there })
  }
}

/** Undefined: it changes nothing. */
export function answerAt({ node, ...there }: Place, input: FlowInput): Move | undefined {
  switch (node.kind) {
    case 'play':
    case 'say':
      return answerSpeech({ node, ...there }, input)
    case 'menu':
      return answerMenu({ node, ...there }, input)
    case 'collect':
      return answerCollect({ node, ...there }, input)
    case 'hours':
      return outside.answerHours({ node, ...there }, input)
    case 'look-up':
      return outside.answerLookUp({ node, ...there }, input)
    case 'queue':
      return answerQueue({ node, ...there }, input)
    case 'callback':
      return answerCallback({ node, ...there }, input)
    case 'voicemail':
      return outside.answerVoicemail({ node, ...there }, input)
    case 'transfer':
      return outside.answerTransfer({ node, ...there }, input)
    case 'survey':
      return answerSurvey({ node, ...there }, input)
    case 'language':
      return answerLanguage({ node, ...there }, input)
    case 'end':
      return answerEnd({ node, ...there }, input)
    case 'start':
    case 'branch':
    case 'set':
    case 'sub-flow':
      return undefined
  }
}

/** Here the caller begins to be served: what everybody must hear is said before. */
export function isPastWelcome({ kind }: FlowNode): boolean {
  switch (kind) {
    case 'menu':
    case 'collect':
    case 'queue':
    case 'callback':
    case 'voicemail':
    case 'transfer':
    case 'survey':
    case 'end':
      return true
    case 'start':
    case 'play':
    case 'say':
    case 'hours':
    case 'branch':
    case 'set':
    case 'look-up':
    case 'language':
    case 'sub-flow':
      return false
  }
}

/** Whoever goes there has given up the place in line. */
export function letsGoOfLine(node: FlowNode, queueId: string): boolean {
  if (node.kind === 'queue') return node.queueId !== queueId
  return ['voicemail', 'transfer', 'survey', 'end'].includes(node.kind)
}
