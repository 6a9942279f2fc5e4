import { useState } from 'react'

/** Takes along what `select` has marked, and says once that it is taken. */
export function useCopy(text: string, select: () => void): [copied: boolean, copy: () => void] {
  const [copied, setCopied] = useState<string>()
  const copy = async () => {
    select()
    // The clipboard is only for https; on a company's plain http the old way still works.
    if (window.isSecureContext) await navigator.clipboard.writeText(text)
    else document.execCommand('copy')
    setCopied(text)
  }
  return [copied === text, () => void copy()]
}
