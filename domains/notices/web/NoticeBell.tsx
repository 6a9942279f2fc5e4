// The bell of the top bar: how many wait to be read, what cannot wait, and all of them on a click.
import { useLocation, useNavigate } from '@tanstack/react-router'
import { Button, Popover } from 'antd'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostCounted, type Notice } from '#notices/core'
import { Icon, ListShape } from '#ui'
import styles from './NoticeBell.module.css'
import { askPermission, permissionNow } from './outside.ts'
import { useArrivals, useBell, useRead } from './use-notices.ts'
import { useNoticeWords } from './use-notice-words.ts'
import { useTellOutside } from './use-tell-outside.ts'

const NoticePanel = lazy(async () => ({ default: (await import('./NoticePanel.tsx')).NoticePanel }))

export function NoticeBell(): ReactNode {
  const { t } = useTranslation('notices')
  const [isPanelOpen, setPanelOpen] = useState(false)
  const { unread } = useBell()
  const tellOutside = useTellOutside()
  const open = useOpenNotice(() => setPanelOpen(false))
  const words = useNoticeWords()
  const { pathname, searchStr } = useLocation()
  const [latest, dismiss] = useArrivals((notice) => {
    tellOutside(words(notice), { tag: notice.id, onClick: () => open(notice) })
  })
  const inSight = latest !== undefined && leadsHere(latest, `${pathname}${searchStr}`)
  useSeen(inSight ? latest : undefined, dismiss)
  const go = (notice: Notice) => {
    dismiss()
    open(notice)
  }
  return (
    <>
      <Popover
        open={isPanelOpen}
        onOpenChange={setPanelOpen}
        trigger="click"
        placement="bottomRight"
        arrow={false}
        getPopupContainer={(opener) => opener.parentElement ?? document.body}
        destroyOnHidden
        content={
          <Suspense fallback={<ListShape />}>
            <NoticePanel onOpen={go} />
          </Suspense>
        }
      >
        <button type="button" className={styles.bell} aria-expanded={isPanelOpen} data-testid="notices">
          <Icon name="ringing" />
          {unread > 0 && (
            <span className={styles.count} aria-hidden="true">
              {unread < mostCounted ? unread : `${mostCounted - 1}+`}
            </span>
          )}
          <span className="for-ears">{t('screen.bell', { count: unread })}</span>
        </button>
      </Popover>
      {latest && !inSight && <Urgent notice={latest} onOpen={go} onDismiss={dismiss} />}
    </>
  )
}

/** She looks at the very thing already: her work is not to be covered to tell her so. */
function leadsHere({ link }: Notice, here: string): boolean {
  if (link === null || !document.hasFocus()) return false
  return here === link || here.startsWith(`${link}/`)
}

function useSeen(seen: Notice | undefined, dismiss: () => void): void {
  const { mutate } = useRead()
  useEffect(() => {
    if (!seen) return
    mutate({ params: { noticeId: seen.id } })
    dismiss()
  }, [seen, mutate, dismiss])
}

/** Reads it, and goes where something can be done about it. */
function useOpenNotice(close: () => void): (notice: Notice) => void {
  const navigate = useNavigate()
  const read = useRead()
  return (notice) => {
    if (notice.readAt === null) read.mutate({ params: { noticeId: notice.id } })
    close()
    if (notice.link) void navigate({ to: notice.link })
  }
}

type UrgentProps = { notice: Notice; onOpen(notice: Notice): void; onDismiss(): void }

/** Beside the work and not over it; stays until she answers it or it is over. */
function Urgent({ notice, onOpen, onDismiss }: UrgentProps) {
  const { t } = useTranslation('notices')
  const words = useNoticeWords()
  const [permission, setPermission] = useState(permissionNow)
  return (
    <section className={styles.urgent} role="alert" data-testid="urgent-notice">
      <Icon name="mind" />
      <button type="button" className={styles.open} onClick={() => onOpen(notice)}>
        {words(notice)}
      </button>
      <Button
        type="text"
        size="small"
        icon={<Icon name="close" />}
        aria-label={t('screen.dismiss')}
        onClick={onDismiss}
      />
      {permission === 'default' && (
        <Button
          className={`${styles.ask}`}
          size="small"
          onClick={() => void askPermission().then(setPermission)}
        >
          {t('screen.ask')}
        </Button>
      )}
    </section>
  )
}
