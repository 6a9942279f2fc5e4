import type { Worded } from './questions.ts'

/** What a visitor reads of a queue: where it has no name for her, it goes by its own. */
export function offeredNames(publicNames: Worded, name: string): Worded {
  return {
    'zh-Hans': publicNames['zh-Hans'].trim() || name,
    'zh-Hant': publicNames['zh-Hant'].trim() || name,
    en: publicNames.en.trim() || name,
  }
}
