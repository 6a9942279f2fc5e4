import { expect, test } from 'vitest'
import { isComposing, keyNames, keysOf } from './keyboard.ts'

const pressed = {
  key: 'Enter',
  code: 'Enter',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
}

test('Enter that takes a word out of the input method is not an Enter', () => {
  expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true)
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true)
  expect(isComposing({ nativeEvent: { isComposing: false, keyCode: 13 } })).toBe(false)
})

test('the same key is Ctrl on Windows and ⌘ on a Mac', () => {
  expect(keysOf({ ...pressed, ctrlKey: true }, false)).toBe('mod+enter')
  expect(keysOf({ ...pressed, metaKey: true }, true)).toBe('mod+enter')
  expect(keyNames('mod+enter', false)).toEqual(['Ctrl', 'Enter'])
  expect(keyNames('mod+enter', true)).toEqual(['⌘', 'Enter'])
})

test('⌥ 1 on a Mac is Alt 1, whatever it would print', () => {
  expect(keysOf({ ...pressed, key: '¡', code: 'Digit1', altKey: true }, true)).toBe('alt+1')
})

test('a question mark is a question mark on every keyboard', () => {
  expect(keysOf({ ...pressed, key: '?', shiftKey: true }, false)).toBe('?')
})
