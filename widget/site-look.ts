// How the chat looks on this site, as it is set in Huawu: kept for a while, so that each page does not ask anew.
import type { SiteLook } from '#channels-chat/core'
import { keepsakesIn, siteStorage } from './keepsakes.ts'
import { type Wishes, withLook } from './script-tag.ts'

const freshMs = 10 * 60_000
const patienceMs = 1_500

type Kept = { at: number; look: SiteLook }

/** A server that does not answer delays nothing: then the usual look is shown. */
export async function lookedUp(wishes: Wishes): Promise<Wishes> {
  const { siteId, base } = wishes
  if (siteId === undefined) return wishes
  const shelf = keepsakesIn(siteStorage(), `huawu:${base}:`)
  const kept = read(shelf.get(`look:${siteId}`))
  if (kept && Date.now() - kept.at < freshMs) return withLook(wishes, kept.look)
  const asked = ask(`${base}api/v1/widget/sites/${siteId}`).then((look) => {
    if (look) shelf.set(`look:${siteId}`, JSON.stringify({ at: Date.now(), look }))
    return look
  })
  const late = new Promise<undefined>((done) => setTimeout(() => done(undefined), patienceMs))
  const look = (await Promise.race([asked, late])) ?? kept?.look
  return look ? withLook(wishes, look) : wishes
}

async function ask(url: string): Promise<SiteLook | undefined> {
  try {
    const response = await fetch(url, { credentials: 'omit' })
    return response.ok ? ((await response.json()) as SiteLook) : undefined
  } catch {
    return undefined
  }
}

function read(text: string | null): Kept | undefined {
  try {
    return text === null ? undefined : (JSON.parse(text) as Kept)
  } catch {
    return undefined
  }
}
