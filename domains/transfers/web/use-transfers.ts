// What is on its way from hand to hand, asked again whenever something happens to it.
import { useAsk } from '#connection'
import { useAskedAgain } from '#contacts/web'
import { useMay } from '#identity/web'
import type { Id } from '#protocol'
import {
  type Consult,
  listConsults,
  listMyConsults,
  listRingingTransfers,
  listTransfers,
  type RingingTransfer,
  type Transfer,
} from '#transfers/core'

/** What rings with me. */
export function useRinging(): readonly RingingTransfer[] {
  const asked = useAsk(listRingingTransfers, undefined, { enabled: useMay('contacts.take') })
  useAskedAgain(listRingingTransfers, /^transfer\./)
  return asked.data?.items ?? []
}

/** The transfer of a contact that rings now. */
export function useRingingOf(contactId: Id): Transfer | undefined {
  const asked = useAsk(listTransfers, { params: { contactId } })
  useAskedAgain(listTransfers, /^(transfer\.|contact\.transferred)/)
  return asked.data?.items.find(({ state }) => state === 'ringing')
}

export function useConsultsOf(contactId: Id): readonly Consult[] {
  const asked = useAsk(listConsults, { params: { contactId } })
  useAskedAgain(listConsults, /^consult\./)
  return asked.data?.items ?? []
}

/** Where a colleague asks me. */
export function useMyConsults(): readonly Consult[] {
  const asked = useAsk(listMyConsults, undefined, { enabled: useMay('contacts.take') })
  useAskedAgain(listMyConsults, /^consult\./)
  return asked.data?.items ?? []
}
