// The language and the time zone of the page: hers when she is signed in, else this browser's.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Language } from '#protocol'
import { useAct } from '#connection'
import { useAccount } from '#identity/web'
import { type Theme, updateMe } from '#identity/core'
import { chooseTheme, UiProvider, useThemeChoice } from '#ui'
import { antdLocaleOf, rememberLanguage, switchLanguage } from './language.ts'

type PageLanguage = { language: Language; choose(language: Language): void }

const PageLanguageContext = createContext<PageLanguage>({ language: 'zh-Hans', choose() {} })

export const usePageLanguage = (): PageLanguage => useContext(PageLanguageContext)

export function PageLanguageProvider({
  first,
  children,
}: {
  first: Language
  children: ReactNode
}): ReactNode {
  const [language, setLanguage] = useState(first)
  const { me } = useAccount()
  const { mutate: save } = useAct(updateMe)
  const hers = me?.language
  useEffect(() => {
    let wanted = true
    if (hers) void brought(hers).then(() => wanted && setLanguage(hers))
    return () => {
      wanted = false
    }
  }, [hers])
  const signedIn = me !== undefined
  const choose = useCallback(
    (chosen: Language) => {
      void brought(chosen).then(() => setLanguage(chosen))
      if (signedIn) save({ body: { language: chosen } })
    },
    [save, signedIn],
  )
  const value = useMemo(() => ({ language, choose }), [language, choose])
  const timeZone = me?.organisation.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <PageLanguageContext value={value}>
      <UiProvider language={language} timeZone={timeZone} antdLocale={antdLocaleOf(language)}>
        {children}
      </UiProvider>
    </PageLanguageContext>
  )
}

async function brought(language: Language): Promise<void> {
  await switchLanguage(language)
  rememberLanguage(language)
}

/** The theme of this browser, which follows her to the next one. */
export function usePageTheme(): { theme: Theme; choose(theme: Theme): void } {
  const theme = useThemeChoice()
  const { me } = useAccount()
  const { mutate: save } = useAct(updateMe)
  const signedIn = me !== undefined
  const choose = useCallback(
    (chosen: Theme) => {
      chooseTheme(chosen)
      if (signedIn) save({ body: { theme: chosen } })
    },
    [save, signedIn],
  )
  return { theme, choose }
}
