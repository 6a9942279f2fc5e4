// Whether the window is as narrow as a phone: the width at which the styles turn to one column.
import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('(max-width: 720px)')

function watch(changed: () => void): () => void {
  narrow.addEventListener('change', changed)
  return () => narrow.removeEventListener('change', changed)
}

export const useNarrow = (): boolean => useSyncExternalStore(watch, () => narrow.matches)
