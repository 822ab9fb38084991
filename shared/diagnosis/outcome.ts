import { failureWeight } from '../text/excerpt/failure-weight.ts';
import { isShutdown } from '../text/excerpt/is-shutdown.ts';
import { jsonLog } from '../text/excerpt/json-log.ts';
import { logLevel } from '../text/excerpt/log-level.ts';
import { isAccessLog } from './access-log.ts';
import { isRecoveredOrUp } from './recovery.ts';

/** With this many ordinary lines, the program still works. Fewer may belong to its end. */
const ALIVE = { levelled: 2, plain: 3 };

/** Blank lines, indented ones and rulers belong to the line above. */
const CONTINUATION = /^[\s#|*=-]|^$/;

/**
 * What a program did after an error, by the lines that follow: `recovered` when a line reports it,
 * `alive` when the program went on working, so that it survived the error. Undefined otherwise.
 */
export function outcome(later: readonly string[]): 'recovered' | 'alive' | undefined {
  let plain = 0;
  let levelled = 0;
  for (const text of later) {
    if (CONTINUATION.test(text) || isShutdown(text)) continue;
    const json = jsonLog(text);
    if (isAccessLog(text)) levelled += 1;
    else if (failureWeight(text, json) > 0) continue;
    else if (isRecoveredOrUp(text)) return 'recovered';
    else if ((json?.level ?? logLevel(text)) === 'info') levelled += 1;
    else plain += 1;
  }
  const isAlive = levelled >= ALIVE.levelled || plain + levelled >= ALIVE.plain;
  return isAlive ? 'alive' : undefined;
}
