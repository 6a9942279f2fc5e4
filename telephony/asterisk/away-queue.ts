/** Asterisk's own queue, for callers who come while the program is away. */
export const awayQueue = 'huawu-away'
