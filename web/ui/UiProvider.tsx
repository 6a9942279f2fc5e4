import './base.css'
import { ConfigProvider, type ConfigProviderProps } from 'antd'
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo } from 'react'
import type { Language } from '#protocol'
import { antdTheme, fontFamilies } from './antd-theme.ts'
import { palettes } from './palette.ts'
import { TellingProvider } from './telling.tsx'
import { useCalm, useThemeName } from './theme-choice.ts'

type Place = { language: Language; timeZone: string }

const PlaceContext = createContext<Place>({ language: 'zh-Hans', timeZone: 'UTC' })

/** The language of the screen and the time zone of the organisation. */
export const usePlace = (): Place => useContext(PlaceContext)

/** Ant Design's own words. */
export type AntdLocale = NonNullable<ConfigProviderProps['locale']>

export type UiProviderProps = {
  language: Language
  timeZone: string
  antdLocale: AntdLocale
  children: ReactNode
}

export function UiProvider({ language, timeZone, antdLocale, children }: UiProviderProps): ReactNode {
  const name = useThemeName()
  const calm = useCalm()
  const family = fontFamilies[language]
  useLayoutEffect(() => {
    const root = document.documentElement
    root.lang = language
    root.dataset.theme = name
    root.style.colorScheme = name
    root.style.setProperty('--family', family)
    for (const [colour, value] of Object.entries(palettes[name])) root.style.setProperty(`--${colour}`, value)
  }, [language, name, family])
  const theme = useMemo(() => antdTheme(name, family, calm), [name, family, calm])
  const place = useMemo(() => ({ language, timeZone }), [language, timeZone])
  return (
    <PlaceContext value={place}>
      <ConfigProvider theme={theme} locale={antdLocale} button={{ autoInsertSpace: false }} {...csp}>
        <TellingProvider>{children}</TellingProvider>
      </ConfigProvider>
    </PlaceContext>
  )
}

// Browsers hide a nonce from attributes; only the property of the element still has it.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
const csp = nonce ? { csp: { nonce } } : {}
