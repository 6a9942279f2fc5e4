export { type Reaction, reactionsTo, runJobs, runDueJobs } from './run-jobs.ts'
