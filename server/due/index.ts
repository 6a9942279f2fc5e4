export { doDue, type DueWork, runDue } from './run-due.ts'
