// What went wrong, in one sentence that a person can act on: printed without a stack, exit code 1.
export class CannotGoOn extends Error {}

// Runs a whole program and is the one place where its failure is told.
export async function orSaySo(program) {
  try {
    await program()
  } catch (error) {
    console.error(error instanceof CannotGoOn ? error.message : error)
    process.exit(1)
  }
}
