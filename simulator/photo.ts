// A picture as a customer sends one: a small PNG, drawn of nothing but chance.
import { crc32, deflateSync } from 'node:zlib'
import type { SentFile } from './front-door.ts'
import type { Chance } from '#simulator/script'

const width = 320
const height = 240

/** Something on a table, with a crack through it. */
export function photoOf(chance: Chance): SentFile {
  const colour = () => [chance.whole(60, 220), chance.whole(60, 220), chance.whole(60, 220)]
  const [table, thing] = [colour(), colour()]
  const centre = { x: chance.between(110, 210), y: chance.between(90, 150), radius: chance.between(40, 80) }
  const lean = chance.between(-1, 1)
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 3)
    for (let x = 0; x < width; x++) {
      const isThing = Math.hypot(x - centre.x, y - centre.y) < centre.radius
      const isCrack = isThing && Math.abs(x - centre.x - (y - centre.y) * lean) < 2
      const light = 0.75 + (0.25 * y) / height
      const paint = isCrack ? [30, 26, 24] : isThing ? thing : table
      paint.forEach((value, channel) => (row[1 + x * 3 + channel] = Math.round(value * light)))
    }
    return row
  })
  return {
    name: `IMG_${chance.whole(1000, 9999)}.png`,
    contentType: 'image/png',
    content: pngOf(Buffer.concat(rows)),
  }
}

function pngOf(pixels: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
