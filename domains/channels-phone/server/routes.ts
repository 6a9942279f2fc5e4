import * as declared from '#channels-phone/core'
import { type Route, route } from '#platform/action'
import {
  createNumber,
  deleteDeskPhone,
  deleteNumber,
  listDeskPhones,
  listNumbers,
  putDeskPhone,
  updateNumber,
} from './numbers.ts'
import { checkSwitch, createSwitch, listSwitches, updateSwitch } from './switches.ts'

export const routes: Route[] = [
  route(declared.listSwitches, listSwitches),
  route(declared.createSwitch, createSwitch),
  route(declared.updateSwitch, updateSwitch),
  route(declared.checkSwitch, checkSwitch),
  route(declared.listNumbers, listNumbers),
  route(declared.createNumber, createNumber),
  route(declared.updateNumber, updateNumber),
  route(declared.deleteNumber, deleteNumber),
  route(declared.listDeskPhones, listDeskPhones),
  route(declared.putDeskPhone, putDeskPhone),
  route(declared.deleteDeskPhone, deleteDeskPhone),
]
