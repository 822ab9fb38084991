import { startDynamoDb } from '../local/dynamodb.ts';
import { replay } from '../local/replay.ts';
import { loopScenario } from './loop-scenario.ts';
import type { Measure } from './measure.ts';

const FAILURES = 500;
const PER_SECOND = 5;

/**
 * A large service whose tasks all crash. More failures come between a task and its replacement than
 * detect reads at once, and the loop must still be found.
 */
export async function wideLoop(): Promise<Measure[]> {
  const dynamodb = await startDynamoDb();
  try {
    const { summary, notifications } = await replay(loopScenario(FAILURES, PER_SECOND), dynamodb);
    const what = `${PER_SECOND} crashes a second, ${FAILURES} in all`;
    const queries = summary.callsBy.detect?.['dynamodb:Query'] ?? 0;
    return [
      { what: `${what}: incidents`, value: summary.incidents, unit: '', goal: { least: 1 } },
      { what: '  pages', value: notifications.length, unit: '', goal: { least: 1 } },
      {
        what: "  detect's queries per admitted event",
        value: queries / summary.admitted,
        unit: '',
      },
    ];
  } finally {
    await dynamodb.stop();
  }
}
