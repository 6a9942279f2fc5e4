import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, StrictMode } from 'react'
import type { Language } from '#protocol'
import { queryClient } from '#connection'
import { PageLanguageProvider } from './PageLanguage.tsx'
import { router } from './router.tsx'

export function App({ language }: { language: Language }): ReactNode {
  return (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <PageLanguageProvider first={language}>
          <RouterProvider router={router} />
        </PageLanguageProvider>
      </QueryClientProvider>
    </StrictMode>
  )
}
