import * as declared from '#customers/core'
import { type Route, route } from '#platform/action'
import { addIdentity, removeIdentity } from './change-identities.ts'
import { createCustomer } from './create-customer.ts'
import { listDuplicatePairs } from './duplicate-pairs.ts'
import { listDuplicates } from './duplicates.ts'
import { getCustomer, getCustomerBrief } from './get-customer.ts'
import { getTimeline } from './get-timeline.ts'
import { countCustomers, listCustomers, listTags } from './list-customers.ts'
import { mergeCustomers, previewMerge, tellApart } from './merge-customers.ts'
import { listRevelations, reveal } from './reveal.ts'
import { undoMerge } from './undo-merge.ts'
import { updateCustomer } from './update-customer.ts'

export const routes: Route[] = [
  route(declared.listCustomers, listCustomers),
  route(declared.countCustomers, countCustomers),
  route(declared.getCustomer, getCustomer),
  route(declared.getCustomerBrief, getCustomerBrief),
  route(declared.createCustomer, (tx, { body }) => createCustomer(tx, body)),
  route(declared.updateCustomer, updateCustomer),
  route(declared.addIdentity, addIdentity),
  route(declared.removeIdentity, removeIdentity),
  route(declared.getTimeline, getTimeline),
  route(declared.listDuplicates, listDuplicates),
  route(declared.reveal, reveal),
  route(declared.listRevelations, listRevelations),
  route(declared.listTags, listTags),
  route(declared.listDuplicatePairs, listDuplicatePairs),
  route(declared.previewMerge, previewMerge),
  route(declared.mergeCustomers, mergeCustomers),
  route(declared.undoMerge, undoMerge),
  route(declared.tellApart, tellApart),
]
