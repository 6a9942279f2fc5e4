import { chime, showOutside } from './outside.ts'
import { useBell } from './use-notices.ts'

type Told = { tag: string; onClick(): void; sound?: () => void }

/** Reaches her outside the page by what she has chosen at the bell: a sound, a notice of the browser. */
export function useTellOutside(): (text: string, told: Told) => void {
  const { settings } = useBell()
  return (text, { sound = chime, ...shown }) => {
    if (settings.sound) sound()
    if (settings.inBrowser) showOutside(text, shown)
  }
}
