import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Role, type RoleHeld, roles as allRoles, whyNotGrant } from '#identity/core'
import { useMe, useWhyNot } from '#identity/web'
import { Icon, ReasonedButton } from '#ui'
import styles from './People.module.css'
import { UnitSelect } from './UnitSelect.tsx'

/** A Select needs a word for "no unit: the whole organisation". */
const everywhere = 'everywhere'

export type PersonRolesProps = {
  /** Where she sits: a new role is held there unless another unit is chosen. */
  unitId: string | null
  roles: RoleHeld[]
  onChange(roles: RoleHeld[]): void
  disabled: boolean
}

export function PersonRoles({ unitId, roles, onChange, disabled }: PersonRolesProps): ReactNode {
  const { t } = useTranslation('people')
  const me = useMe()
  const whyNot = useWhyNot('roles.grant')
  const reason = whyNot()
  const isEverywhere = me.actor.grants.some((grant) => grant.everywhere)
  const first: RoleHeld = { role: 'agent', unitId: unitId ?? (isEverywhere ? null : me.unitId) }
  return (
    <section className={styles.part}>
      <header>
        <h3>{t('screen.field.roles')}</h3>
        <ReasonedButton
          size="small"
          icon={<Icon name="add" />}
          reason={disabled ? t('screen.person.cannot-change') : reason}
          onClick={() => onChange([...roles, first])}
        >
          {t('screen.person.add-role')}
        </ReasonedButton>
      </header>
      {roles.length === 0 && <p className={styles.quiet}>{t('screen.person.no-roles')}</p>}
      <ul>
        {roles.map((held, at) => (
          <RoleLine
            // The same role may stand twice while it is being chosen; only its place tells them apart.
            key={at}
            held={held}
            disabled={disabled || reason !== undefined}
            onChange={(changed) => onChange(roles.map((one, index) => (index === at ? changed : one)))}
            onRemove={() => onChange(roles.filter((_, index) => index !== at))}
          />
        ))}
      </ul>
    </section>
  )
}

type RoleLineProps = { held: RoleHeld; disabled: boolean; onChange(held: RoleHeld): void; onRemove(): void }

function RoleLine({ held, disabled, onChange, onRemove }: RoleLineProps): ReactNode {
  const { t } = useTranslation('people')
  const { actor } = useMe()
  const may = (wanted: RoleHeld) => whyNotGrant(actor, wanted) === undefined
  const fixed = disabled || !may(held)
  const pick = (role: Role) => onChange({ role, unitId: role === 'administrator' ? null : held.unitId })
  return (
    <li className={styles.role}>
      <Select
        value={held.role}
        disabled={fixed}
        aria-label={t('screen.person.role')}
        options={allRoles.map((value) => ({
          value,
          label: t(`identity:screen.role.${value}`),
          disabled: !may({ role: value, unitId: value === 'administrator' ? null : held.unitId }),
        }))}
        onChange={pick}
      />
      <UnitSelect
        value={held.unitId ?? everywhere}
        disabled={fixed || held.role === 'administrator'}
        aria-label={t('screen.person.role-over')}
        first={{ value: everywhere, label: t('screen.person.everywhere') }}
        allowed={(unitId) => may({ role: held.role, unitId })}
        onChange={(value: string) => onChange({ ...held, unitId: value === everywhere ? null : value })}
      />
      <Button
        type="text"
        disabled={fixed}
        icon={<Icon name="close" />}
        aria-label={t('screen.person.remove-role', { role: t(`identity:screen.role.${held.role}`) })}
        onClick={onRemove}
      />
    </li>
  )
}
