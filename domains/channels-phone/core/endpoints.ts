import { Type } from 'typebox'
import { endpoint, Id, Nothing, pageOf, pageQuery, shape } from '#protocol'
import {
  DeskPhone,
  DeskPhoneAccount,
  NewPhoneNumber,
  NewPhoneSwitch,
  PhoneNumber,
  PhoneNumberChange,
  PhoneSwitch,
  PhoneSwitchChange,
  SwitchFinding,
} from './wire.ts'

const switchId = '01938f2a-6666-7000-8000-000000000001'
const numberId = '01938f2a-6666-7000-8000-000000000002'
const queueId = '01938f2a-6666-7000-8000-000000000003'
const personId = '01938f2a-6666-7000-8000-000000000004'
const aSwitch: PhoneSwitch = {
  id: switchId,
  name: '一号交换机',
  url: 'http://127.0.0.1:8088',
  account: 'huawu',
  application: 'huawu',
  state: 'in-use',
  version: 1,
}
const aNumber: PhoneNumber = { id: numberId, number: '4008001234', label: '售后热线', queueId, version: 1 }
const aTelephone: DeskPhone = { personId, name: '林小满', account: '1102' }
const { id: _, version: __, ...newSwitch } = aSwitch
const { id: ___, version: ____, ...newNumber } = aNumber

const caller = { permission: 'channels.manage' }
const SwitchParams = shape({ switchId: Id })
const NumberParams = shape({ numberId: Id })
const PersonParams = shape({ personId: Id })

export const listSwitches = endpoint({
  id: 'channels-phone.switches',
  method: 'GET',
  path: '/phone/switches',
  promise: 'public',
  caller,
  summary: 'Lists the telephone switches.',
  answer: shape({ items: Type.Array(PhoneSwitch) }),
  example: { answer: { items: [aSwitch] } },
})

export const createSwitch = endpoint({
  id: 'channels-phone.create-switch',
  method: 'POST',
  path: '/phone/switches',
  promise: 'public',
  caller,
  secret: true,
  summary: 'Adds an Asterisk that is reached by its REST interface.',
  body: NewPhoneSwitch,
  answer: PhoneSwitch,
  example: { body: { ...newSwitch, password: 'a long password' }, answer: aSwitch },
})

export const updateSwitch = endpoint({
  id: 'channels-phone.update-switch',
  method: 'PATCH',
  path: '/phone/switches/:switchId',
  promise: 'public',
  caller,
  secret: true,
  summary: 'Changes how a switch is reached, or takes it out of use once its calls are over.',
  params: SwitchParams,
  body: PhoneSwitchChange,
  answer: PhoneSwitch,
  example: {
    params: { switchId },
    body: { version: 1, state: 'off' },
    answer: { ...aSwitch, state: 'off', version: 2 },
  },
})

export const checkSwitch = endpoint({
  id: 'channels-phone.check-switch',
  method: 'POST',
  path: '/phone/switches/:switchId/check',
  promise: 'public',
  caller,
  summary: 'Looks whether a switch is what is needed, and says what it lacks.',
  params: SwitchParams,
  answer: shape({ findings: Type.Array(SwitchFinding) }),
  example: {
    params: { switchId },
    answer: { findings: [{ code: 'module-missing', facts: { module: 'res_stasis_snoop' } }] },
  },
})

export const listNumbers = endpoint({
  id: 'channels-phone.numbers',
  method: 'GET',
  path: '/phone/numbers',
  promise: 'public',
  caller,
  summary: 'Lists the numbers that customers call, and the queues they lead to.',
  query: shape(pageQuery),
  answer: pageOf(PhoneNumber),
  example: { answer: { items: [aNumber], next: null } },
})

export const createNumber = endpoint({
  id: 'channels-phone.create-number',
  method: 'POST',
  path: '/phone/numbers',
  promise: 'public',
  caller,
  summary: 'Says which queue a called number leads to.',
  body: NewPhoneNumber,
  answer: PhoneNumber,
  example: { body: newNumber, answer: aNumber },
})

export const updateNumber = endpoint({
  id: 'channels-phone.update-number',
  method: 'PATCH',
  path: '/phone/numbers/:numberId',
  promise: 'public',
  caller,
  summary: 'Changes a number, what it is called, or where it leads.',
  params: NumberParams,
  body: PhoneNumberChange,
  answer: PhoneNumber,
  example: {
    params: { numberId },
    body: { version: 1, label: '售后' },
    answer: { ...aNumber, label: '售后', version: 2 },
  },
})

export const deleteNumber = endpoint({
  id: 'channels-phone.delete-number',
  method: 'DELETE',
  path: '/phone/numbers/:numberId',
  promise: 'public',
  caller,
  summary: 'Takes a number out: who calls it is told that nobody is there.',
  params: NumberParams,
  answer: Nothing,
  example: { params: { numberId }, answer: {} },
})

export const listDeskPhones = endpoint({
  id: 'channels-phone.desk-phones',
  method: 'GET',
  path: '/phone/desk-phones',
  promise: 'public',
  caller,
  summary: 'Lists whose telephone is which account of the switch.',
  query: shape(pageQuery),
  answer: pageOf(DeskPhone),
  example: { answer: { items: [aTelephone], next: null } },
})

export const putDeskPhone = endpoint({
  id: 'channels-phone.put-desk-phone',
  method: 'PUT',
  path: '/phone/desk-phones/:personId',
  promise: 'public',
  caller,
  summary: 'Gives somebody a telephone: calls that she is offered ring there.',
  params: PersonParams,
  body: shape({ account: DeskPhoneAccount }),
  answer: DeskPhone,
  example: { params: { personId }, body: { account: '1102' }, answer: aTelephone },
})

export const deleteDeskPhone = endpoint({
  id: 'channels-phone.delete-desk-phone',
  method: 'DELETE',
  path: '/phone/desk-phones/:personId',
  promise: 'public',
  caller,
  summary: 'Takes somebody’s telephone away.',
  params: PersonParams,
  answer: Nothing,
  example: { params: { personId }, answer: {} },
})
