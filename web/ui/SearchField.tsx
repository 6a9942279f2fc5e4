import { Input } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Icon } from './Icon.tsx'

export type SearchFieldProps = {
  label: string
  value: string
  onSearch(text: string): void
  maxLength?: number
}

const pauseMilliseconds = 200

/** Searches when the typing pauses, and never for half a word in the input method. */
export function SearchField({ label, value, onSearch, maxLength = 100 }: SearchFieldProps): ReactNode {
  const [typed, setTyped] = useState({ text: value, from: value })
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const composing = useRef(false)
  useEffect(() => () => clearTimeout(pause.current), [])
  // Somebody else set the search back.
  if (typed.from !== value) setTyped({ text: value === typed.text.trim() ? typed.text : value, from: value })
  const searchSoon = (text: string) => {
    clearTimeout(pause.current)
    if (!composing.current) pause.current = setTimeout(() => onSearch(text.trim()), pauseMilliseconds)
  }
  return (
    <Input
      allowClear
      type="search"
      value={typed.text}
      maxLength={maxLength}
      prefix={<Icon name="search" />}
      placeholder={label}
      aria-label={label}
      onCompositionStart={() => {
        composing.current = true
      }}
      onCompositionEnd={(event) => {
        composing.current = false
        searchSoon(event.currentTarget.value)
      }}
      onChange={({ target }) => {
        setTyped({ text: target.value, from: value })
        searchSoon(target.value)
      }}
    />
  )
}
