export { NoticeBell } from './NoticeBell.tsx'
export { useTellOutside } from './use-tell-outside.ts'
