import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileKind, fileName, nameAs } from './file-kinds.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)
const ascii = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)))

const letters = ['a', '话', '😀', '\ud800', '\u0000', '\u202e', '/', '\\', '.', '\n', ' ']
const hostile = fc.string({ unit: fc.constantFrom(...letters), maxLength: 300 })

test('a picture is what its bytes say, whatever it is called', () => {
  expect(fileKind('发票.exe', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe('image/png')
  expect(fileKind('a.png', bytes(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg')
})

test('a program that calls itself a picture is refused', () => {
  expect(fileKind('photo.jpg', ascii('MZ\u0090\u0000'))).toBeUndefined()
  expect(fileKind('photo.png', bytes(0x7f, 0x45, 0x4c, 0x46))).toBeUndefined()
})

test('pages and drawings that a browser would run are refused, also under the name of a text', () => {
  expect(fileKind('a.html', ascii('<html><script>'))).toBeUndefined()
  expect(fileKind('a.svg', ascii('<svg onload=alert(1)>'))).toBeUndefined()
  expect(fileKind('a.txt', ascii('<html>'))).toBe('text/plain')
})

test('office documents are known, with macros they are refused', () => {
  const zip = bytes(0x50, 0x4b, 0x03, 0x04, 0x14)
  expect(fileKind('报价.DOCX', zip)).toContain('wordprocessingml')
  expect(fileKind('a.docm', zip)).toBeUndefined()
  expect(fileKind('a.zip', zip)).toBeUndefined()
  expect(fileKind('a.constructor', zip)).toBeUndefined()
  expect(fileKind('旧.xls', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).toBe(
    'application/vnd.ms-excel',
  )
})

test('a Chinese text in an old encoding is a text, an empty file is nothing', () => {
  expect(fileKind('说明.txt', bytes(0xcb, 0xb5, 0xc3, 0xf7, 0x0d, 0x0a))).toBe('text/plain')
  expect(fileKind('a.txt', bytes())).toBeUndefined()
  expect(fileKind('a.txt', bytes(0x61, 0x00))).toBeUndefined()
})

test('a name leads to no folder and hides no ending', () => {
  expect(fileName('../../etc/passwd')).toBe('passwd')
  expect(fileName('C:\\发票\\2026.pdf')).toBe('2026.pdf')
  expect(fileName('photo\u202egnp.exe')).toBe('photognp.exe')
  expect(fileName('a\u0000b.pdf')).toBe('ab.pdf')
  expect(fileName('..')).toBe('file')
  fc.assert(
    fc.property(hostile, (given) => {
      const name = fileName(given)
      expect(name.isWellFormed() && !/[\p{Cc}/\\]/u.test(name) && name.length > 0).toBe(true)
      expect([...name].length).toBeLessThanOrEqual(150)
    }),
  )
})

test('what begins like a picture and is called like a program is no program on any computer', () => {
  expect(fileKind('退货单.bat', ascii('GIF89a\r\ncalc'))).toBe('image/gif')
  expect(nameAs('退货单.bat', 'image/gif')).toBe('退货单.bat.gif')
  expect(nameAs('a.html', 'image/gif')).toBe('a.html.gif')
  expect(nameAs('a.hta', 'application/pdf')).toBe('a.hta.pdf')
  expect(nameAs('a.jpg', 'application/pdf')).toBe('a.jpg.pdf')
  expect(nameAs('IMG_0012', 'image/jpeg')).toBe('IMG_0012.jpg')
})

test('a name that fits stays as it is, one picture called like another too', () => {
  expect(nameAs('收据.PNG', 'image/jpeg')).toBe('收据.PNG')
  expect(nameAs('a.pdf', 'application/pdf')).toBe('a.pdf')
  expect(nameAs('a.csv', 'text/csv')).toBe('a.csv')
  expect(nameAs('旧.wps', 'application/msword')).toBe('旧.wps')
})
