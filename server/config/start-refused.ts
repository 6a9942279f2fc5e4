/** A start that cannot succeed: one sentence for a person, exit code not 0. */
export class StartRefused extends Error {}
