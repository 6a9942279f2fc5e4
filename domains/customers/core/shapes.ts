// Customers as they cross the wire. What is sensitive stands in them masked, whoever asks.
import { type Static, Type } from 'typebox'
import { oneOf, orNull, shape, shortText } from '#protocol'

/** 0 is ordinary; 3 is served first. */
export const levels = [0, 1, 2, 3] as const
export type Level = (typeof levels)[number]
export const Level = Type.Unsafe<Level>({ type: 'integer', enum: [...levels] })

/** What everybody who serves her has to know before the first word. */
export const needKinds = [
  'hearing',
  'sight',
  'elderly',
  'large-print',
  'dialect',
  'slow-speech',
  'interpreter',
  'reduced-mobility',
  'other',
] as const
export const Need = shape({ kind: oneOf(needKinds), text: orNull(shortText(100)) })
export type Need = Static<typeof Need>

export const identityKinds = ['phone', 'email', 'visitor', 'account'] as const
export type IdentityKind = (typeof identityKinds)[number]
