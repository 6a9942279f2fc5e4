// What administrators ask about the organisation itself.
import { type Static, Type } from 'typebox'
import { endpoint, Language, shape, shortText } from '#protocol'

const HostNames = Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { maxItems: 20 })
const TimeZone = Type.String({ minLength: 1, maxLength: 64 })

export const OrganisationFacts = shape({
  code: Type.String(),
  name: Type.String(),
  language: Language,
  timeZone: Type.String(),
  /** Host names of its own, as browsers send them; links lead to the first. */
  hosts: Type.Array(Type.String()),
  /** Where its people reach it: what links in mails begin with. */
  url: Type.String(),
  version: Type.Integer(),
})
export type OrganisationFacts = Static<typeof OrganisationFacts>

const example: OrganisationFacts = {
  code: 'main',
  name: '示例中心',
  language: 'zh-Hans',
  timeZone: 'Asia/Shanghai',
  hosts: ['kefu.example.com'],
  url: 'https://kefu.example.com',
  version: 2,
}

export const getOrganisation = endpoint({
  id: 'identity.organisation',
  method: 'GET',
  path: '/organisation',
  promise: 'public',
  caller: { permission: 'settings.manage' },
  summary: 'Tells the name, default language, time zone and host names of the organisation.',
  answer: OrganisationFacts,
  example: { answer: example },
})

export const changeOrganisation = endpoint({
  id: 'identity.change-organisation',
  method: 'PATCH',
  path: '/organisation',
  promise: 'public',
  caller: { permission: 'settings.manage' },
  summary: 'Changes the name, default language, time zone or host names of the organisation.',
  body: shape({
    /** The version that was read before. */
    version: Type.Integer({ minimum: 1 }),
    name: Type.Optional(shortText(80)),
    language: Type.Optional(Language),
    timeZone: Type.Optional(TimeZone),
    hosts: Type.Optional(HostNames),
  }),
  answer: OrganisationFacts,
  example: { body: { version: 1, hosts: ['kefu.example.com'] }, answer: example },
})
