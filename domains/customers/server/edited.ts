// What somebody typed, tidied: without spaces at the ends, nothing twice.
import { type Field, type Fields, fields, type Need } from '#customers/core'

type Edit = { readonly [F in Field]?: Fields[F] | undefined }

/** The fields after an edit; what is not given stays. */
export function editedFields(before: Fields, edit: Edit): Fields {
  const given = fields.flatMap((field) => {
    const value = edit[field]
    return value === undefined ? [] : [[field, typeof value === 'string' ? value.trim() : value] as const]
  })
  return { ...before, ...Object.fromEntries(given) }
}

export function editedNeeds(needs: readonly Need[]): Need[] {
  const tidy = needs.map(({ kind, text }) => ({ kind, text: text?.trim() ?? null }))
  return tidy.filter(
    (need, at) => tidy.findIndex((other) => other.kind === need.kind && other.text === need.text) === at,
  )
}

export const editedTags = (tags: readonly string[]): string[] => [...new Set(tags.map((tag) => tag.trim()))]
