import { beforeAll, describe, expect, it } from 'vitest';
import { awsError } from '../../local/aws-error.ts';
import { SandboxDied } from '../helpers/cloud.ts';
import type { Call } from '../helpers/connect.ts';
import { comparable, play, STAGES, type Stage, tableBefore } from '../helpers/life.ts';

type Mode = 'before' | 'after' | 'lost answer';

const isAny = () => true;
/** Only these change anything: a crash before or after any other is one after the last of these. */
const hasEffect = ({ api }: Call) => /PutItem|SendMessage|Publish/.test(api);
const isMark = ({ input }: Call) => JSON.stringify(input).includes('"sent"');

/** True when a page may come twice: whoever sent it could not write down that it is sent. */
const isBetweenPublishAndMark = (call: Call, mode: Mode) =>
  mode === 'before' ? call.api === 'dynamodb:PutItem' && isMark(call) : call.api === 'sns:Publish';

/** Has the sandbox die at one call, or the answer of that call get lost on the way. */
function failingAt(number: number, mode: Mode) {
  const fail = (_api: string, _input: unknown, current: number) => {
    if (current !== number) return;
    if (mode === 'lost answer') throw awsError('TimeoutError', 'the answer is lost');
    throw new SandboxDied(`the sandbox dies at call ${number}`);
  };
  return mode === 'before' ? { before: fail } : { after: fail };
}

const MODES: readonly [string, Mode][] = [
  ['a sandbox that dies before any one call', 'before'],
  ['a sandbox that dies after any one call took effect', 'after'],
  ['an answer that is lost on its way, so that the SDK asks again', 'lost answer'],
];
/** The stages, and before which of their calls a sandbox dies. */
const TRIED: readonly [Stage, (call: Call) => boolean][] = [
  [STAGES.opening, isAny],
  [STAGES.batch, hasEffect],
  [STAGES.resolution, isAny],
  [STAGES.closing, isAny],
  [STAGES.reopening, hasEffect],
  [STAGES.nextOpening, hasEffect],
];

for (const [stage, isTried] of TRIED) {
  describe(`detect, diagnose, notify and reconcile, while ${stage.name}`, () => {
    let table: string;
    let whole: Awaited<ReturnType<typeof play>>;
    beforeAll(async () => {
      table = await tableBefore(stage);
      whole = await play(stage, table);
    });

    it.each(isTried === isAny ? MODES : MODES.slice(0, 2))(
      'lose and double nothing by %s',
      async (_, mode) => {
        for (const [index, call] of whole.calls.entries()) {
          if (!(mode === 'before' ? isTried : hasEffect)(call)) continue;
          const { outcome } = await play(stage, table, failingAt(index + 1, mode));
          const at = `${mode} call ${index + 1}, ${call.api}`;
          const mayRepeat = isBetweenPublishAndMark(call, mode);
          const expected = comparable(whole.outcome);
          expect({ at, ...comparable(outcome, mayRepeat) }).toEqual({ at, ...expected });
        }
      },
    );
  });
}
