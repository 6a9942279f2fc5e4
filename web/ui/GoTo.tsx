import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/**
 * Leads elsewhere, once. The router's own component starts again with every render, and while the next screen
 * loads, what is computed from "here" is already about there.
 */
export function GoTo({ to }: { to: string }): null {
  const router = useRouter()
  const [first] = useState(to)
  useEffect(() => router.history.replace(first), [router, first])
  return null
}
