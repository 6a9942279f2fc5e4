export { addJobsAgain } from './pending-reactions.ts'
export { type Reaction, reactionsTo, runJobs, runDueJobs } from './run-jobs.ts'
export { reactionFigures } from './reaction-figures.ts'
