import type { ReactNode } from 'react'
import styles from './Customers.module.css'

export function Tags({ tags }: { tags: readonly string[] }): ReactNode {
  if (tags.length === 0) return null
  return (
    <ul className={styles.tags}>
      {tags.map((tag) => (
        <li key={tag}>{tag}</li>
      ))}
    </ul>
  )
}
