// Light, dark or as the computer: kept in this browser, followed at once in every tab.
import { useSyncExternalStore } from 'react'
import type { ThemeName } from './palette.ts'

export type ThemeChoice = ThemeName | 'system'
export const themeChoices: readonly ThemeChoice[] = ['system', 'light', 'dark']

const storeName = 'huawu.theme'
const watchers = new Set<() => void>()
const dark = window.matchMedia('(prefers-color-scheme: dark)')
const calm = window.matchMedia('(prefers-reduced-motion: reduce)')

function stored(): ThemeChoice {
  const value = localStorage.getItem(storeName)
  return value === 'light' || value === 'dark' ? value : 'system'
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  dark.addEventListener('change', watcher)
  calm.addEventListener('change', watcher)
  window.addEventListener('storage', watcher)
  return () => {
    watchers.delete(watcher)
    dark.removeEventListener('change', watcher)
    calm.removeEventListener('change', watcher)
    window.removeEventListener('storage', watcher)
  }
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(storeName, choice)
  for (const watcher of watchers) watcher()
}

export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(watch, stored)

export const useThemeName = (): ThemeName =>
  useSyncExternalStore(watch, () => {
    const choice = stored()
    return choice === 'system' ? (dark.matches ? 'dark' : 'light') : choice
  })

/** The system asks for less motion. */
export const useCalm = (): boolean => useSyncExternalStore(watch, () => calm.matches)
