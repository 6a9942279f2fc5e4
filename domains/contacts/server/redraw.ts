// A picture is drawn anew before it is kept: nothing of the camera, the place or a second file inside it remains.
import sharp, { type Sharp } from 'sharp'
import { Refused } from '#protocol'

export type Redrawn = { content: Buffer; width: number; height: number; thumbnail: Buffer }
export type DrawnAs = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'

// A small file may unfold into a huge picture.
const mostPixels = 50_000_000
const longestSide = 4_096
const thumbnailSide = 480
const patienceSeconds = 10
const mostAtOnce = 2
const mostWaiting = 8

sharp.cache(false)
sharp.concurrency(1)

const formats: Readonly<Record<DrawnAs, (picture: Sharp) => Sharp>> = {
  'image/png': (picture) => picture.png({ compressionLevel: 8 }),
  'image/jpeg': (picture) => picture.jpeg({ quality: 85 }),
  'image/webp': (picture) => picture.webp({ quality: 85 }),
  'image/gif': (picture) => picture.gif(),
}

export function isDrawn(contentType: string): contentType is DrawnAs {
  return Object.hasOwn(formats, contentType)
}

export async function redraw(given: Buffer, contentType: DrawnAs): Promise<Redrawn> {
  return inTurn(async () => {
    try {
      const { data, info } = await formats[contentType](whole(given, contentType)).toBuffer({
        resolveWithObject: true,
      })
      const thumbnail = await opened(data)
        .resize(thumbnailSide, thumbnailSide, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 75 })
        .toBuffer()
      return { content: data, width: info.width, height: info.pageHeight ?? info.height, thumbnail }
    } catch (error) {
      const isHuge = error instanceof Error && /pixel limit/i.test(error.message)
      throw new Refused({
        code: isHuge ? 'contacts.picture-too-large' : 'contacts.picture-broken',
        status: 422,
      })
    }
  })
}

function whole(given: Buffer, contentType: DrawnAs): Sharp {
  if (contentType === 'image/gif') return opened(given, true)
  // The camera's word for which way is up goes with the rest: it is turned for good.
  return opened(given)
    .autoOrient()
    .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
}

function opened(given: Buffer, animated = false): Sharp {
  const picture = sharp(given, { animated, limitInputPixels: mostPixels, failOn: 'error' })
  return picture.timeout({ seconds: patienceSeconds })
}

let underWay = 0
const waiting: (() => void)[] = []

/** Drawing takes a core for a while: two at a time, and nobody waits behind many. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (underWay >= mostAtOnce) {
    if (waiting.length >= mostWaiting) {
      throw new Refused({ code: 'protocol.too-many-requests', status: 429, facts: { seconds: 5 } })
    }
    await new Promise<void>((next) => waiting.push(next))
  } else underWay += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else underWay -= 1
  }
}
