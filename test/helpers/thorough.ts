/**
 * Whether this run takes the time to try more: CI does, and so does `CI=1 npm test`. Without it the
 * same is tried with fewer examples.
 */
export const isThorough = Boolean(process.env.CI);
