// The small shapes that every wire format here is made of.
import { type Static, type TObject, type TProperties, type TSchema, Type } from 'typebox'

/** A UUIDv7 in its 36-character form. */
export const Id = Type.String({ format: 'uuid', minLength: 36, maxLength: 36 })
export type Id = string

/** An instant in ISO 8601 with its offset, always sent in UTC. */
export const Instant = Type.String({ format: 'date-time' })
export type Instant = string

export const Language = Type.Union([Type.Literal('zh-Hans'), Type.Literal('zh-Hant'), Type.Literal('en')])
export type Language = Static<typeof Language>
export const languages: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en']

/** An object that refuses fields it does not know, so that a misspelt one is an error and not a silence. */
export function shape<Properties extends TProperties>(properties: Properties): TObject<Properties> {
  return Type.Object(properties, { additionalProperties: false })
}

/** One of a few words. */
export function oneOf<const Word extends string>(words: readonly Word[]) {
  return Type.Unsafe<Word>({ type: 'string', enum: [...words] })
}

export function orNull<Schema extends TSchema>(schema: Schema) {
  return Type.Union([schema, Type.Null()])
}

/** A line of text that people write: trimmed by the server, never empty. */
export const shortText = (maxLength = 200) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })

export const Nothing = shape({})

/** The most rows a list gives at once. */
export const largestPage = 200

/** What a list is asked with: the cursor is opaque and comes from the page before. */
export const pageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: largestPage, default: 50 })),
}

/** One page of a list; `next` is null on the last. */
export function pageOf<Item extends TSchema>(item: Item) {
  return shape({ items: Type.Array(item), next: orNull(Type.String()) })
}
export type Page<Item> = { items: Item[]; next: string | null }
