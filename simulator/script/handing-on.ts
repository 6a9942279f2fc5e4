// Which queue a matter belongs to, as an agent knows it from what the queues are called.
import type { Theme } from './words.ts'

const called: Readonly<Record<Theme, RegExp>> = {
  orders: /订单|訂單|order/i,
  refunds: /售后|售後|after-sales/i,
  delivery: /物流|配送|deliver/i,
  faults: /售后|售後|after-sales/i,
  accounts: /账户|帐户|帳戶|account/i,
}

type Target = { queueId: string; name: string; isOwn: boolean }

/** Undefined where it is already, or where no queue says that it is its matter. */
export function queueElsewhere(theme: Theme, queues: readonly Target[]): string | undefined {
  const [right] = queues.filter(({ name }) => called[theme].test(name))
  return right?.isOwn ? undefined : right?.queueId
}
