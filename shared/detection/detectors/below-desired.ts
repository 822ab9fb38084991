import { type Detector, detectCondition } from '../detector.ts';

/** Tasks come and go within minutes; for this long without one task more, nothing is coming. */
const LEAST = 15 * 60_000;

/** Fewer tasks than desired for long, without a deployment that would explain it. */
export const belowDesired: Detector = {
  id: 'below-desired',
  detect: ({ conditions }) => detectCondition(conditions, 'below-desired', LEAST),
};
