// Time zones as people look for them: by the place, by what it is called, by how far from Greenwich.

export type ZoneOption = { value: string; label: string }

export function zoneOptions(language: string, chosen: string): ZoneOption[] {
  const names = new Set([chosen, 'UTC', ...Intl.supportedValuesOf('timeZone')])
  return [...names]
    .toSorted((one, other) => one.localeCompare(other))
    .map((value) => ({ value, label: [value, ...wordsOf(value, language)].join(' · ') }))
}

function wordsOf(timeZone: string, language: string): string[] {
  const styles = ['long', 'shortOffset'] as const
  return styles.flatMap(
    (timeZoneName) =>
      new Intl.DateTimeFormat(language, { timeZone, timeZoneName })
        .formatToParts()
        .find(({ type }) => type === 'timeZoneName')?.value ?? [],
  )
}
