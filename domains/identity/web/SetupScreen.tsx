import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AnswerOf } from '#protocol'
import { askAgain, useAsk } from '#connection'
import { askSetup, type doSetup } from '#identity/core'
import { ErrorNote, GoTo, ListShape } from '#ui'
import { Outside } from './Outside.tsx'
import { SetupDone } from './SetupDone.tsx'
import { SetupForm } from './SetupForm.tsx'

export type SetupResult = AnswerOf<typeof doSetup> & { password: string }

export function SetupScreen(): ReactNode {
  const { t } = useTranslation('identity')
  const asked = useAsk(askSetup, undefined, { staleTime: Infinity })
  const [result, setResult] = useState<SetupResult>()
  if (result) return <SetupDone result={result} onEnter={() => void askAgain(askSetup)} />
  if (asked.data?.done) return <GoTo to="/" />
  return (
    <Outside title={t('screen.setup.title')} hint={t('screen.setup.hint')} wide>
      {asked.error ? (
        <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />
      ) : asked.data ? (
        <SetupForm onDone={setResult} />
      ) : (
        <ListShape />
      )}
    </Outside>
  )
}
