// Phone numbers: one way to compare them, one way to write them. Numbers without a country are China's.

export const longestPhone = 40

const mobile = /^1[3-9]\d{9}$/
/** Two figures of area and eight of number, three and seven or eight; the leading 0 is taken off. */
const landline = /^(?:10|2\d)\d{8}$|^[3-9]\d{2}\d{7,8}$/
const service = /^[48]00\d{7}$/

/** As E.164 (`+8613812345678`), or undefined where no phone is called so. */
export function normalPhone(written: string): string | undefined {
  if (written.length > longestPhone) return undefined
  const text = written.normalize('NFKC').trim()
  if (!/^\+?[\d\s().·-]+$/.test(text)) return undefined
  const digits = text.replaceAll(/\D/g, '')
  if (text.startsWith('+')) return abroad(digits)
  if (digits.startsWith('00')) return abroad(digits.slice(2))
  return atHome(digits) ?? (digits.startsWith('86') ? atHome(digits.slice(2)) : undefined)
}

function abroad(digits: string): string | undefined {
  if (digits.startsWith('86')) return atHome(digits.slice(2)) ?? atHome(`0${digits.slice(2)}`)
  return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : undefined
}

function atHome(digits: string): string | undefined {
  if (mobile.test(digits) || service.test(digits)) return `+86${digits}`
  const number = digits.startsWith('0') ? digits.slice(1) : ''
  // Some dial a 0 before a mobile phone of another city.
  return landline.test(number) || mobile.test(number) ? `+86${number}` : undefined
}

/** The parts of a number as people write it: `138 1234 5678`, `010-8888 6666`, `+852 91234567`. */
export function phoneParts(phone: string): { head: string; body: string; tail: string } {
  const national = phone.startsWith('+86') ? phone.slice(3) : undefined
  if (national !== undefined && mobile.test(national)) {
    return { head: national.slice(0, 3), body: national.slice(3, 7), tail: national.slice(7) }
  }
  if (national !== undefined && landline.test(national) && !service.test(national)) {
    const area = /^(?:10|2\d)/.test(national) ? 2 : 3
    // Four figures at least stay hidden, of a local number of seven too.
    const end = national.length - (national.length - area > 7 ? 4 : 3)
    return {
      head: `0${national.slice(0, area)}-`,
      body: national.slice(area, end),
      tail: national.slice(end),
    }
  }
  const bare = national ?? phone
  const shown = Math.min(4, Math.floor((bare.length - 4) / 2))
  return {
    head: bare.slice(0, shown),
    body: bare.slice(shown, bare.length - shown),
    tail: bare.slice(bare.length - shown),
  }
}

export function writtenPhone(phone: string): string {
  const { head, body, tail } = phoneParts(phone)
  if (head.endsWith('-')) return `${head}${body} ${tail}`
  return mobile.test(`${head}${body}${tail}`) ? `${head} ${body} ${tail}` : `${head}${body}${tail}`
}
