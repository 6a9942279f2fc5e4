import { Input } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Icon } from './Icon.tsx'
import { isComposing } from './keyboard.ts'

export type SearchFieldProps = {
  label: string
  value: string
  onSearch(text: string): void
  maxLength?: number
  /** Where it has just been opened to type in. */
  takesFocus?: boolean
  /** Keys that no input method is composing with. */
  onKeyDown?(event: KeyboardEvent<HTMLInputElement>): void
}

const pauseMilliseconds = 200

/** Searches when the typing pauses, and never for half a word in the input method. */
export function SearchField(props: SearchFieldProps): ReactNode {
  const { label, value, onSearch, maxLength = 100, takesFocus = false, onKeyDown } = props
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
      autoFocus={takesFocus}
      type="search"
      value={typed.text}
      maxLength={maxLength}
      prefix={<Icon name="search" />}
      placeholder={label}
      aria-label={label}
      onKeyDown={(event) => {
        if (!isComposing(event)) onKeyDown?.(event)
      }}
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
