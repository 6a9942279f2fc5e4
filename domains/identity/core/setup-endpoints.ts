// The first visit: one organisation, one administrator, and nobody else until then.
import { Type } from 'typebox'
import { endpoint, Language, oneOf, shape, shortText } from '#protocol'

export const askSetup = endpoint({
  id: 'setup.ask',
  method: 'GET',
  path: '/setup',
  promise: 'screen',
  caller: 'anyone',
  summary: 'Tells whether the first organisation exists yet.',
  answer: shape({ done: Type.Boolean() }),
})

const SampleAccount = shape({
  name: Type.String(),
  staffNumber: Type.String(),
  password: Type.String(),
  role: oneOf(['administrator', 'supervisor', 'team-leader', 'agent']),
  team: Type.String(),
  skills: Type.String(),
})

export const doSetup = endpoint({
  id: 'setup.do',
  method: 'POST',
  path: '/setup',
  promise: 'screen',
  caller: 'anyone',
  summary: 'Makes the organisation, its administrator and, if asked, a small sample centre.',
  body: shape({
    /** Printed once by `npm start`: whoever sees the console is the owner. */
    key: Type.String({ maxLength: 200 }),
    organisation: shape({
      name: shortText(80),
      code: Type.String({ pattern: '^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$' }),
      language: Language,
      timeZone: Type.String({ minLength: 1, maxLength: 64 }),
    }),
    administrator: shape({
      name: shortText(80),
      email: Type.String({ format: 'email', maxLength: 200 }),
      staffNumber: Type.String({ pattern: '^[A-Za-z0-9-]{1,20}$' }),
      password: Type.String({ minLength: 1, maxLength: 200 }),
    }),
    sample: Type.Boolean(),
  }),
  answer: shape({ signInWith: Type.String(), sampleAccounts: Type.Array(SampleAccount) }),
})
