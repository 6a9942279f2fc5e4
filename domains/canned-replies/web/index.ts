import type { Screen } from '#ui'

export { replyOptionId, ReplyPicker, replyPickerId } from './ReplyPicker.tsx'
export { useReplyValues } from './use-reply-values.ts'
export { type ReplyPicking, useReplyPicker } from './use-reply-picker.ts'

export const screens: Screen[] = [
  {
    path: '/settings/canned-replies',
    place: 'settings',
    title: 'canned-replies:screen.title',
    icon: 'canned',
    order: 5,
    permission: 'replies.use',
    load: async () => (await import('./RepliesScreen.tsx')).RepliesScreen,
  },
]
