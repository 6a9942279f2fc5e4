// Waiting for what a page says about itself, without sleeping.
import type { Locator } from 'playwright-core'
import { expect as expectValue, vi } from 'vitest'

export type { Browser, BrowserContextOptions } from 'playwright-core'

const patience = 20_000

export function expect(locator: Locator) {
  return {
    toBeVisible: () => locator.first().waitFor({ state: 'visible', timeout: patience }),
    toBeGone: () => locator.first().waitFor({ state: 'hidden', timeout: patience }),
  }
}

/** Asks again until the value is as it should be. */
export async function eventually<Value>(
  ask: () => Promise<Value>,
  wanted: Value,
  timeout = patience,
): Promise<void> {
  await vi.waitFor(async () => expectValue(await ask()).toEqual(wanted), { timeout, interval: 100 })
}
