export { type Reaction, reactionsTo, runJobs, tasksOf } from './run-jobs.ts'
