// One language in one file.
export { default as antd } from 'antd/es/locale/en_GB.js'

export const files: Record<string, object> = import.meta.glob<object>(
  ['../words/en.json', '../../protocol/words/en.json', '../../domains/*/words/en.json'],
  { eager: true, import: 'default' },
)
