// 设置 · 电话: the switches that ring, the numbers that are called, the telephones on desks.
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listDeskPhones, listNumbers, listSwitches } from '#channels-phone/core'
import { askAgain, useLive } from '#connection'
import { Page } from '#ui'
import { DeskPhonePanel } from './DeskPhoneEditor.tsx'
import { DeskPhonesPart } from './DeskPhonesPart.tsx'
import { NumberPanel } from './NumberEditor.tsx'
import { NumbersPart } from './NumbersPart.tsx'
import styles from './PhoneSettingsScreen.module.css'
import { SwitchPanel } from './SwitchEditor.tsx'
import { SwitchesPart } from './SwitchesPart.tsx'

/** Which row is beside the lists; `new` where it is not there yet. */
type Open = { part: 'switch' | 'number' | 'desk-phone'; id: string }

/** `/settings/phone` */
export function PhoneSettingsScreen(): ReactNode {
  const { t } = useTranslation('channels-phone')
  const [open, setOpen] = useState<Open>()
  useLive((news) => {
    if (news.kind === 'event' && news.event.type === 'phone-settings.changed')
      void askAgain(listSwitches, listNumbers, listDeskPhones)
  })
  const opening = (part: Open['part']) => ({
    openId: open?.part === part ? open.id : undefined,
    onOpen: (id: string) => setOpen({ part, id }),
  })
  return (
    <Page
      title={t('screen.title')}
      hint={t('screen.hint')}
      aside={open && <Panel key={`${open.part} ${open.id}`} open={open} onOpen={setOpen} />}
    >
      <div className={styles.parts}>
        <SwitchesPart {...opening('switch')} />
        <NumbersPart {...opening('number')} />
        <DeskPhonesPart {...opening('desk-phone')} />
      </div>
    </Page>
  )
}

function Panel({ open, onOpen }: { open: Open; onOpen(open?: Open): void }) {
  const { part, id } = open
  const close = () => onOpen()
  if (part === 'switch')
    return <SwitchPanel switchId={id} onClose={close} onMade={(made) => onOpen({ part, id: made })} />
  if (part === 'number') return <NumberPanel numberId={id} onClose={close} />
  return <DeskPhonePanel personId={id} onClose={close} />
}
