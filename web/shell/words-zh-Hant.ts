// One language in one file.
export { default as antd } from 'antd/es/locale/zh_TW.js'

export const files: Record<string, object> = import.meta.glob<object>(
  ['../words/zh-Hant.json', '../../protocol/words/zh-Hant.json', '../../domains/*/words/zh-Hant.json'],
  { eager: true, import: 'default' },
)
