import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './DataList.module.css'
import { ErrorNote } from './ErrorNote.tsx'
import { ListShape } from './ListShape.tsx'

export type Column<Row> = {
  key: string
  title: ReactNode
  render(row: Row): ReactNode
  width?: number | string
  /** Left out on a phone. */
  wide?: boolean
  align?: 'end'
}

export type DataListProps<Row> = {
  rows: readonly Row[]
  rowKey(row: Row): string
  columns: readonly Column<Row>[]
  /** What the list is, for screen readers. */
  label: string
  /** Shown when there is nothing: an EmptyState. */
  empty: ReactNode
  onOpen?: (row: Row) => void
  openKey?: string | undefined
  loading?: boolean
  error?: unknown
  onRetry?: () => void
  /** From `useAskPages`. */
  pages?: { hasMore: boolean; loadingMore: boolean; more(): void }
}

/** A dense list: ↑ ↓ move, Enter opens, and the next page comes when asked. */
export function DataList<Row>(props: DataListProps<Row>): ReactNode {
  const { rows, columns, label, pages } = props
  const { t } = useTranslation('ui')
  if (props.error && rows.length === 0)
    return <ErrorNote error={props.error} {...(props.onRetry && { onRetry: props.onRetry })} />
  if (props.loading && rows.length === 0) return <ListShape />
  if (rows.length === 0) return props.empty
  return (
    <>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                data-wide={column.wide}
                data-align={column.align}
                style={{ width: column.width }}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <Rows {...props} />
      </table>
      {pages?.hasMore && (
        <div className={styles.more}>
          <Button onClick={pages.more} loading={pages.loadingMore}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  )
}

function Rows<Row>({ rows, rowKey, columns, onOpen, openKey }: DataListProps<Row>): ReactNode {
  const body = useRef<HTMLTableSectionElement>(null)
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const openers = [...(body.current?.querySelectorAll<HTMLElement>('[data-opener]') ?? [])]
    const at = openers.findIndex((opener) => opener === document.activeElement)
    const next = openers[at + (event.key === 'ArrowDown' ? 1 : -1)]
    if (at < 0 || !next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <tbody ref={body} onKeyDown={move}>
      {rows.map((row) => (
        <tr
          key={rowKey(row)}
          className={onOpen && styles.opens}
          aria-current={rowKey(row) === openKey || undefined}
        >
          {columns.map((column, index) => (
            <td key={column.key} data-wide={column.wide} data-align={column.align}>
              {index === 0 && onOpen ? (
                <button type="button" className={styles.opener} data-opener="" onClick={() => onOpen(row)}>
                  {column.render(row)}
                </button>
              ) : (
                column.render(row)
              )}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
