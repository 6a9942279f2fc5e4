// One language in one file.
export { default as antd } from 'antd/es/locale/zh_CN.js'

export const files: Record<string, object> = import.meta.glob<object>(
  ['../words/zh-Hans.json', '../../protocol/words/zh-Hans.json', '../../domains/*/words/zh-Hans.json'],
  { eager: true, import: 'default' },
)
