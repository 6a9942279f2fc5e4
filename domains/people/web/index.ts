export { UnitSelect } from './UnitSelect.tsx'
export { screens } from './screens.ts'
