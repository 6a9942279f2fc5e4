// The tones of the countries we serve: frequencies and milliseconds, as their networks send them.
import { section } from './section.ts'
import type { SwitchSettings } from './settings.ts'

const tones: Readonly<Record<SwitchSettings['country'], { ring: string; busy: string; congestion: string }>> =
  {
    cn: { ring: '450/1000,0/4000', busy: '450/350,0/350', congestion: '450/700,0/700' },
    hk: {
      ring: '440+480/400,0/200,440+480/400,0/3000',
      busy: '480+620/500,0/500',
      congestion: '480+620/250,0/250',
    },
    tw: { ring: '440+480/1000,0/2000', busy: '480+620/500,0/500', congestion: '480+620/250,0/250' },
    us: { ring: '440+480/2000,0/4000', busy: '480+620/500,0/500', congestion: '480+620/250,0/250' },
  }

export function indications(country: SwitchSettings['country']): string {
  return (
    section('general', { country }) +
    section(country, { description: country, ringcadence: '1000,4000', dial: '450', ...tones[country] })
  )
}
