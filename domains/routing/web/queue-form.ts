// A queue as the form holds it, and back.
import { type QueueSettings, type QueueShown, usualRules } from '#routing/core'

/** A row whose skill is not chosen yet is in the form, and never sent. */
type RequirementRow = { skillId?: string; level: number }
export type QueueForm = Omit<QueueSettings, 'requires' | 'rings'> & {
  requires: RequirementRow[]
  rings: { afterSeconds: number; requires: RequirementRow[] }[]
}

export const newQueueForm: QueueForm = {
  ...usualRules('chat'),
  channel: 'chat',
  name: '',
  priority: 0,
  offerSeconds: 30,
  wrapUpSeconds: 60,
  requires: [],
  rings: [],
  keywords: [],
  isDefault: false,
  state: 'open',
}

export function formOf(queue: QueueShown): QueueForm {
  const { id: _, version: __, ...settings } = queue
  return settings
}

/** What is not shown is not sent: where it overflows to after how long, when it overflows nowhere. */
export function settingsOf(form: QueueForm): QueueSettings {
  return {
    ...form,
    name: form.name.trim(),
    overflowQueueId: form.overflowQueueId ?? null,
    overflowAfterSeconds: form.overflowQueueId ? form.overflowAfterSeconds : null,
    agentSilenceReturnSeconds: form.agentSilenceReturnSeconds ?? null,
    calendarId: form.calendarId ?? null,
    keywords: [...new Set(form.keywords.map((word) => word.trim()).filter((word) => word !== ''))],
    requires: chosen(form.requires),
    rings: form.rings
      .map(({ afterSeconds, requires }) => ({ afterSeconds, requires: chosen(requires) }))
      .toSorted((one, other) => one.afterSeconds - other.afterSeconds),
  }
}

function chosen(rows: readonly RequirementRow[]): QueueSettings['requires'] {
  return rows.flatMap(({ skillId, level }) => (skillId === undefined ? [] : [{ skillId, level }]))
}
