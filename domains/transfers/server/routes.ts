import { type Route, route } from '#platform/action'
import * as declared from '#transfers/core'
import { acceptTransfer, cancelTransfer, rejectTransfer } from './answer-transfer.ts'
import { endConsult, listConsults, listMyConsults, openConsult, speakInConsult } from './consult.ts'
import { listRingingTransfers, listTransfers, listTransferTargets } from './list-transfers.ts'
import { moveWaiting } from './move-waiting.ts'
import { transferContact } from './transfer-contact.ts'

export const routes: Route[] = [
  route(declared.transferContact, transferContact),
  route(declared.moveWaiting, moveWaiting),
  route(declared.listTransfers, listTransfers),
  route(declared.listTransferTargets, listTransferTargets),
  route(declared.listRingingTransfers, listRingingTransfers),
  route(declared.acceptTransfer, acceptTransfer),
  route(declared.rejectTransfer, rejectTransfer),
  route(declared.cancelTransfer, cancelTransfer),
  route(declared.openConsult, openConsult),
  route(declared.listConsults, listConsults),
  route(declared.listMyConsults, listMyConsults),
  route(declared.speakInConsult, speakInConsult),
  route(declared.endConsult, endConsult),
]
