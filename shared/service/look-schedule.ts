import { MINUTE } from '../text/iso-time.ts';
import type { ServiceState } from './service-state.ts';

/** A healthy service is looked at every so many minutes, each service in a minute of its own. */
const TURNS = 15;

/** Minutes until its turn; 0 is now. */
export function minutesToTurn({ resource }: ServiceState, now: number): number {
  const sum = [...(resource?.key ?? '')].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return (sum + TURNS - (Math.floor(now / MINUTE) % TURNS)) % TURNS;
}

/** Epoch milliseconds of the next turn of any of them; undefined when there are none. */
export function nextTurn(known: readonly ServiceState[], now: number): number | undefined {
  if (known.length === 0) return undefined;
  const minutes = known.map((state) => minutesToTurn(state, now) || TURNS);
  return (Math.floor(now / MINUTE) + minutes.reduce((a, b) => Math.min(a, b))) * MINUTE;
}
