// Which files may be sent: told by their first bytes, never by what the sender calls them.

/** As many first bytes as `fileKind` needs to see. */
export const headBytes = 4_096

export const largestFileBytes = 10_000_000

/** For the file picker; the server looks for itself. */
export const sendableExtensions: readonly string[] =
  'png jpg jpeg gif webp pdf docx xlsx pptx doc xls ppt odt ods odp wps et dps txt csv md log'.split(' ')

// Pictures only as far as they can be drawn anew: what a camera wrote into any other would go along.
const signatures: readonly { bytes: readonly number[]; at?: number; contentType: string }[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], contentType: 'image/png' },
  { bytes: [0xff, 0xd8, 0xff], contentType: 'image/jpeg' },
  { bytes: [0x47, 0x49, 0x46, 0x38], contentType: 'image/gif' },
  { bytes: [0x57, 0x45, 0x42, 0x50], at: 8, contentType: 'image/webp' },
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], contentType: 'application/pdf' },
]

const zip = [0x50, 0x4b, 0x03, 0x04]
const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

const openXml = 'application/vnd.openxmlformats-officedocument.'
const openDocument = 'application/vnd.oasis.opendocument.'

// The container says only that it is one; which of these it holds, the name may say: none of them can harm more.
const inZip: Readonly<Record<string, string>> = {
  docx: `${openXml}wordprocessingml.document`,
  xlsx: `${openXml}spreadsheetml.sheet`,
  pptx: `${openXml}presentationml.presentation`,
  odt: `${openDocument}text`,
  ods: `${openDocument}spreadsheet`,
  odp: `${openDocument}presentation`,
}
const inCompound: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  wps: 'application/msword',
  xls: 'application/vnd.ms-excel',
  et: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  dps: 'application/vnd.ms-powerpoint',
}
const asText: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  md: 'text/plain',
  log: 'text/plain',
  csv: 'text/csv',
}

/** The content type under which a file is kept, or undefined when it may not be sent. */
export function fileKind(name: string, head: Uint8Array): string | undefined {
  const extension = extensionOf(name)
  const signed = signatures.find(({ bytes, at = 0 }) => startsWith(head, bytes, at))
  if (signed) return signed.contentType
  if (startsWith(head, zip)) return own(inZip, extension)
  if (startsWith(head, compound)) return own(inCompound, extension)
  return looksLikeText(head) ? own(asText, extension) : undefined
}

/** A name that can stand in a list and on any disk: no folders, no control or direction characters. */
export function fileName(given: string): string {
  const name = given.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const plain = name.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\uFFFD"*:<>?|]/gu, '').trim()
  const whole = plain === '' || /^\.+$/.test(plain) ? 'file' : plain
  const extension = extensionOf(whole)
  const characters = [...whole]
  if (characters.length <= 150) return whole
  return `${characters.slice(0, 140).join('')}${extension === '' ? '' : `.${extension}`}`
}

const pictures = new Set(['png', 'jpg', 'jpeg', 'gif', 'webp'])

/**
 * The name under which a file of this kind is kept. Its first bytes make a picture or PDF of it, but a
 * computer goes by the ending: what begins like a picture and ends in .bat would be run.
 */
export function nameAs(name: string, contentType: string): string {
  const [kind = '', ending = ''] = contentType.split('/')
  const extension = extensionOf(name)
  const fits = kind === 'image' ? pictures.has(extension) : ending !== 'pdf' || extension === 'pdf'
  return fits ? name : `${name}.${ending === 'jpeg' ? 'jpg' : ending}`
}

function extensionOf(name: string): string {
  const found = /\.([a-z0-9]{1,8})$/i.exec(name)
  return found?.[1]?.toLowerCase() ?? ''
}

function startsWith(head: Uint8Array, bytes: readonly number[], at = 0): boolean {
  return head.length >= at + bytes.length && bytes.every((byte, index) => head[at + index] === byte)
}

// Texts from older Chinese programs are in GB 18030: any byte but the control characters may occur.
function looksLikeText(head: Uint8Array): boolean {
  return (
    head.length > 0 && head.every((byte) => byte >= 0x20 || (byte >= 0x08 && byte <= 0x0d) || byte === 0x1b)
  )
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
