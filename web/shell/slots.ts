// The places of the frame that domains fill, and who fills them.
import type { ComponentType } from 'react'

type Slots = {
  /** Top bar: my state with its running time. */
  agentState: readonly ComponentType[]
  /** Mounted once for everybody signed in, whatever screen is open. */
  everywhere: readonly ComponentType[]
}

export const slots: Slots = {
  agentState: [],
  everywhere: [],
}
