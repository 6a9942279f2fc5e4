// Two that are two people: said once, they are suggested no more.
import { useTranslation } from 'react-i18next'
import { useAct } from '#connection'
import { listDuplicatePairs, listDuplicates, tellApart } from '#customers/core'
import { useToast } from '#ui'

export function useTellApart(customerId: string, otherId: string): { telling: boolean; tell(): void } {
  const { t } = useTranslation('customers')
  const apart = useAct(tellApart, { changes: [listDuplicates, listDuplicatePairs] })
  const toast = useToast()
  const tell = () =>
    void apart.mutateAsync({ params: { customerId }, body: { otherId } }).then(
      () => toast.good(t('screen.duplicates.told-apart')),
      (failure: unknown) => toast.bad(failure),
    )
  return { telling: apart.isPending, tell }
}
