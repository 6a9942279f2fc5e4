// What others do with customers is fetched again where it is shown.
import { askAgain, useLive } from '#connection'
import {
  getCustomer,
  getCustomerBrief,
  getTimeline,
  listCustomers,
  listDuplicatePairs,
  listDuplicates,
  listRevelations,
} from '#customers/core'

export function useCustomerNews(): void {
  useLive((news) => {
    if (news.kind !== 'event') return
    const { type } = news.event
    if (type === 'customer.revealed') void askAgain(listRevelations)
    else if (type.startsWith('customer.')) {
      void askAgain(
        getCustomer,
        getCustomerBrief,
        getTimeline,
        listCustomers,
        listDuplicatePairs,
        listDuplicates,
      )
    }
  })
}
