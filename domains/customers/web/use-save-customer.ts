import { useState } from 'react'
import { call, ProblemError, useAct } from '#connection'
import { createCustomer, type CustomerPage, type Field, getCustomer, updateCustomer } from '#customers/core'
import type { InputOf } from '#protocol'
import { type Draft, draftOf, editOf, emptyDraft, onTopOf } from './customer-draft.ts'

export type NewKnown = { phone: string; email: string }

type Body = InputOf<typeof createCustomer>['body']

/** Keeps a new customer and gives her id. */
export type SaveNew = (body: Body) => Promise<string>

export type SaveCustomer = {
  saving: boolean
  error: Error | null
  /** What a colleague changed while this record was open. */
  meanwhile: (Field | 'needs' | 'tags')[] | undefined
  /** The id of the customer, or undefined where it was refused. */
  save(draft: Draft, known: NewKnown): Promise<string | undefined>
}

export function useSaveCustomer(
  base: CustomerPage | undefined,
  saveNew: SaveNew | undefined,
  rebase: (latest: CustomerPage, draft: Draft) => void,
): SaveCustomer {
  const create = useAct(createCustomer)
  const update = useAct(updateCustomer)
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const [meanwhile, setMeanwhile] = useState<SaveCustomer['meanwhile']>()

  async function keep(draft: Draft, { phone, email }: NewKnown): Promise<string> {
    const phones = phone.trim() === '' ? [] : [phone]
    const emails = email.trim() === '' ? [] : [email]
    const body = { ...editOf(emptyDraft, draft), phones, emails }
    return saveNew ? saveNew(body) : (await create.mutateAsync({ body })).id
  }

  async function change(customer: CustomerPage, draft: Draft): Promise<string> {
    const body = { version: customer.version, ...editOf(draftOf(customer), draft) }
    return (await update.mutateAsync({ params: { customerId: customer.id }, body })).id
  }

  async function seeWhatChanged(customer: CustomerPage, draft: Draft): Promise<void> {
    const latest = await call(getCustomer, { params: { customerId: customer.id } })
    const [before, after] = [draftOf(customer), draftOf(latest)]
    setMeanwhile(Object.keys(editOf(before, after)) as Field[])
    rebase(latest, onTopOf(after, before, draft))
  }

  async function save(draft: Draft, known: NewKnown): Promise<string | undefined> {
    setSaving(true)
    setError(null)
    setMeanwhile(undefined)
    try {
      return base ? await change(base, draft) : await keep(draft, known)
    } catch (failure) {
      if (base && isStale(failure)) await seeWhatChanged(base, draft).catch(setError)
      else setError(failure instanceof Error ? failure : new Error(String(failure)))
      return undefined
    } finally {
      setSaving(false)
    }
  }

  return { saving, error, meanwhile, save }
}

const isStale = (error: unknown) => error instanceof ProblemError && error.problem.code === 'customers.stale'
