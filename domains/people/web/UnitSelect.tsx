import { Select, type SelectProps } from 'antd'
import type { ReactNode } from 'react'
import { useUnits } from './units.ts'

export type UnitSelectProps = Omit<SelectProps<string>, 'options' | 'showSearch'> & {
  /** Only these, when not all will do. */
  allowed?: (unitId: string) => boolean
  /** An entry above the tree, such as the whole organisation. */
  first?: { value: string; label: string }
}

/** A unit out of the tree, found by typing. */
export function UnitSelect({ allowed = () => true, first, ...rest }: UnitSelectProps): ReactNode {
  const { all, loading } = useUnits()
  const options = all.map((unit) => ({
    value: unit.id,
    label: unit.name,
    depth: unit.depth,
    disabled: !allowed(unit.id),
  }))
  return (
    <Select<string>
      {...rest}
      loading={loading}
      showSearch={{ optionFilterProp: 'label' }}
      options={first ? [{ ...first, depth: 0, disabled: false }, ...options] : options}
      optionRender={({ data, label }) => <span style={{ paddingLeft: data.depth * 14 }}>{label}</span>}
      popupMatchSelectWidth={false}
    />
  )
}
