import { startDynamoDb } from '../local/dynamodb.ts';
import { replay } from '../local/replay.ts';
import { accountOf } from '../test/helpers/account.ts';
import { bothEvents, START } from '../test/helpers/crash-events.ts';
import type { Measure } from './measure.ts';

const FAILURES = 10_000;
/** The most tasks that Fargate launches for an account in a second, for long. */
const PER_SECOND = 20;

/** What 10,000 failures of one loop cost, as fast as Fargate can start and lose tasks. */
export async function storm(): Promise<Measure[]> {
  const tasks = Array.from({ length: FAILURES }, (_, index) => `t${index}`);
  const events = tasks
    .flatMap((task, index) => {
      const created = Date.parse(START) + (index * 1000) / PER_SECOND;
      return bothEvents({ task, createdAt: new Date(created).toISOString() });
    })
    .map((event) => ({ event, time: Date.parse(event.time) }))
    .sort((a, b) => a.time - b.time);
  const account = accountOf('media', { tasks, desiredCount: 1000 });
  const until = (events.at(-1)?.time ?? 0) + 60_000;
  const scenario = { directory: '', title: 'storm', about: '', account, events, until };

  let diagnoses = 0;
  let failures = 0;
  const dynamodb = await startDynamoDb();
  try {
    const began = performance.now();
    const { summary } = await replay(scenario, dynamodb, {
      onLog: ({ message }) => {
        if (message === 'diagnosed') diagnoses += 1;
        if (message === 'task failed') failures += 1;
        if (message === 'task failed' && failures % 1000 === 0) {
          process.stderr.write(`storm: ${failures} of ${FAILURES} failures\n`);
        }
      },
    });
    const seconds = (performance.now() - began) / 1000;
    const { calls, callsBy, units, peakPerSecond, admitted } = summary;
    const reads = (api: string) => (callsBy.diagnose?.[api] ?? 0) / diagnoses;
    const writes = callsBy.detect?.['dynamodb:PutItem'] ?? 0;
    const queries = callsBy.detect?.['dynamodb:Query'] ?? 0;
    return [
      {
        what: `storm: failures stored of ${FAILURES}`,
        value: summary.failures,
        unit: '',
        goal: { least: FAILURES },
      },
      { what: 'storm: publishes', value: calls['sns:Publish'] ?? 0, unit: '', goal: { most: 2 } },
      { what: 'storm: diagnoses', value: diagnoses, unit: '', goal: { most: 3 } },
      {
        what: 'storm: GetLogEvents per diagnosis',
        value: reads('logs:GetLogEvents'),
        unit: '',
        goal: { most: 6 },
      },
      {
        what: "storm: detect's writes per admitted event",
        value: writes / admitted,
        unit: '',
        goal: { most: 1.1 },
      },
      { what: "  detect's queries per admitted event", value: queries / admitted, unit: '' },
      { what: '  write units per admitted event', value: units.write / admitted, unit: 'WRU' },
      { what: '  read units per admitted event', value: units.read / admitted, unit: 'RRU' },
      {
        what: '  most calls of DynamoDB in a second',
        value: peakPerSecond.dynamodb ?? 0,
        unit: '',
      },
      {
        what: "  reconcile's calls of DynamoDB",
        value: callsBy.reconcile?.['dynamodb:Query'] ?? 0,
        unit: '',
      },
      { what: '  dead letters', value: summary.deadLetters, unit: '', goal: { most: 0 } },
      { what: `  wall clock of ${events.length} events`, value: seconds, unit: 's' },
    ];
  } finally {
    await dynamodb.stop();
  }
}
