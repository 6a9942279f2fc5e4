export { PersonSelect } from './PersonSelect.tsx'
export { UnitSelect } from './UnitSelect.tsx'
export { type Units, useUnits } from './units.ts'
export { screens } from './screens.ts'
