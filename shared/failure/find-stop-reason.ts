import { memoized } from '../text/memoized.ts';
import { normalReason, type StopReason } from './stop-reason.ts';
import { stopReasons } from './stop-reasons/index.ts';

/** The ids of tasks, instances and network interfaces; no word has so many of these letters. */
const ID = /[0-9a-f]{17,}/g;

const search = memoized((text): StopReason | undefined => {
  const reason = normalReason(text);
  if (reason === '') return undefined;
  for (const { when, reasons } of stopReasons) {
    if (when && !when.test(reason)) continue;
    for (const entry of reasons) if (entry.pattern.test(reason)) return entry;
  }
  return undefined;
});

/**
 * Finds what a stop reason, or a container's reason, says. Matching ignores case and treats curly
 * quotes like straight ones. An unknown text gives undefined, and the caller uses the stop code.
 */
export const findStopReason = memoized((text) =>
  // Tasks that fail in the same way differ only in the ids that their reasons quote.
  search(text.replace(ID, 'id')),
);
