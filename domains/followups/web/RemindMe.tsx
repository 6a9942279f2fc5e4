// The button and the key that set a reminder about the contact in hand.
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#protocol'
import { Icon, useShortcut } from '#ui'
import { FollowupDialog } from './FollowupDialog.tsx'

export function RemindMe({ contactId }: { contactId: Id }): ReactNode {
  const { t } = useTranslation('followups')
  const [open, setOpen] = useState(false)
  useShortcut({ keys: 'alt+r', label: t('screen.keys'), run: () => setOpen(true) })
  return (
    <>
      <Button
        size="small"
        icon={<Icon name="remind" />}
        onClick={() => setOpen(true)}
        data-testid="remind-me"
      >
        {t('screen.remind-me')}
      </Button>
      {open && <FollowupDialog contactId={contactId} onClose={() => setOpen(false)} />}
    </>
  )
}
