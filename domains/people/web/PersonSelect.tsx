import { Select, type SelectProps } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useAsk } from '#connection'
import { listPeople } from '#people/core'

export type PersonSelectProps = Omit<SelectProps<string>, 'options' | 'showSearch'> & {
  /** Whoever is chosen already, so that her name stands there before any search. */
  known?: { id: string; name: string } | null
}

const atMost = 20

/** A person, found by name, pinyin, initials or staff number. */
export function PersonSelect({ known, ...rest }: PersonSelectProps): ReactNode {
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  useEffect(() => {
    const pause = setTimeout(() => setQ(typed.trim()), 200)
    return () => clearTimeout(pause)
  }, [typed])
  const found = useAsk(
    listPeople,
    { query: { state: 'active', limit: atMost, ...(q && { q }) } },
    { keepPrevious: true },
  )
  const options = (found.data?.items ?? []).map((person) => ({
    value: person.id,
    label: person.name,
    number: person.staffNumber,
  }))
  const missing = known && !q && !options.some(({ value }) => value === known.id)
  return (
    <Select<string>
      {...rest}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      options={missing ? [{ value: known.id, label: known.name, number: '' }, ...options] : options}
      optionRender={({ data }) => (
        <>
          {data.label} <small>{data.number}</small>
        </>
      )}
    />
  )
}
