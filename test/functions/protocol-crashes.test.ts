import { beforeAll, describe, expect, it } from 'vitest';
import { awsError } from '../../local/aws-error.ts';
import { SandboxDied } from '../helpers/cloud.ts';
import type { Call } from '../helpers/connect.ts';
import { comparable, play, STAGES, tableBefore } from '../helpers/life.ts';

type Mode = 'before' | 'after' | 'lost answer';

const isAny = (_call: Call) => true;
/** Only these calls change anything: a death at any other is like one after the last of these. */
const hasEffect = ({ api }: Call) => /PutItem|SendMessage|Publish/.test(api);
const isMark = ({ input }: Call) => JSON.stringify(input).includes('"sent"');

/** True when a page may be sent twice, because its sender could not store that it was sent. */
const isBetweenPublishAndMark = (call: Call, mode: Mode) =>
  mode === 'before' ? call.api === 'dynamodb:PutItem' && isMark(call) : call.api === 'sns:Publish';

/** Hooks with which the sandbox dies at one call, or the answer of that call is lost. */
function failingAt(number: number, mode: Mode) {
  const fail = (_api: string, _input: unknown, current: number) => {
    if (current !== number) return;
    if (mode === 'lost answer') throw awsError('TimeoutError', 'the answer is lost');
    throw new SandboxDied(`the sandbox dies at call ${number}`);
  };
  return mode === 'before' ? { before: fail } : { after: fail };
}

const DIES_BEFORE = ['a sandbox dies before any one call', 'before', isAny] as const;
const DIES_AFTER = ['a sandbox dies after any one call took effect', 'after', hasEffect] as const;
const LOST = ['an answer is lost and the SDK tries again', 'lost answer', hasEffect] as const;
const ALL = [DIES_BEFORE, DIES_AFTER, LOST];
/** What is tried with each stage. The later stages make the same calls as the first ones. */
const TRIED = [
  [STAGES.batch, ALL],
  [STAGES.opening, [DIES_AFTER]],
  [STAGES.resolution, ALL],
  [STAGES.closing, ALL],
  [STAGES.reopening, [DIES_AFTER]],
  [STAGES.nextOpening, [DIES_AFTER]],
] as const;
/** Milliseconds; dozens of runs, perhaps on a busy machine. */
const PATIENCE = 240_000;

for (const [stage, ways] of TRIED) {
  describe(`detect, diagnose, notify and reconcile, during ${stage.name}`, () => {
    let table: string;
    let whole: Awaited<ReturnType<typeof play>>;
    beforeAll(async () => {
      table = await tableBefore(stage);
      whole = await play(stage, table);
    });

    for (const [what, mode, isTried] of ways) {
      it(`lose nothing and repeat nothing when ${what}`, { timeout: PATIENCE }, async () => {
        const expected = comparable(whole.outcome);
        for (const [index, call] of whole.calls.entries()) {
          if (!isTried(call)) continue;
          const { outcome } = await play(stage, table, failingAt(index + 1, mode));
          const at = `${mode} call ${index + 1}, ${call.api}`;
          const mayRepeat = isBetweenPublishAndMark(call, mode);
          expect({ at, ...comparable(outcome, mayRepeat) }).toEqual({ at, ...expected });
        }
      });
    }
  });
}
