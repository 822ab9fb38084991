import { startDynamoDb } from '../local/dynamodb.ts';
import type { LogEntry } from '../local/embedded-cloud.ts';
import { type Replay, replay } from '../local/replay.ts';
import { loopScenario } from './loop-scenario.ts';
import type { Measure } from './measure.ts';

const FAILURES = 10_000;
const PER_SECOND = 1;

/** Counts what the functions log, and says how far they are. */
function counting() {
  const seen = { 'task-failed': 0, diagnosed: 0 };
  const onLog = ({ fields: { what } }: LogEntry): void => {
    if (what !== 'task-failed' && what !== 'diagnosed') return;
    seen[what] += 1;
    const failures = seen['task-failed'];
    if (what === 'task-failed' && failures % 1000 === 0) {
      process.stderr.write(`storm: ${failures} of ${FAILURES} failures\n`);
    }
  };
  return { onLog, diagnoses: () => seen.diagnosed };
}

function measures({ summary }: Replay, diagnoses: number): Measure[] {
  const { calls, callsBy, units, peakPerSecond, admitted } = summary;
  const none = { unit: '' };
  const of = (who: string, api: string) => callsBy[who]?.[api] ?? 0;
  const publishes = calls['sns:Publish'] ?? 0;
  const logReads = of('diagnose', 'logs:GetLogEvents') / diagnoses;
  const writes = of('detect', 'dynamodb:PutItem') / admitted;
  return [
    {
      what: `storm: failures of ${FAILURES}`,
      value: summary.failures,
      ...none,
      goal: { least: FAILURES },
    },
    { what: 'storm: incidents', value: summary.incidents, ...none, goal: { least: 1 } },
    { what: 'storm: publishes', value: publishes, ...none, goal: { most: 2 } },
    { what: 'storm: diagnoses', value: diagnoses, ...none, goal: { most: 3 } },
    { what: 'storm: GetLogEvents per diagnosis', value: logReads, ...none, goal: { most: 6 } },
    ...['ecs:DescribeServices', 'ecs:DescribeTaskDefinition', 'ecs:DescribeTasks'].map((api) => ({
      what: `storm: ${api.slice('ecs:'.length)} per diagnosis`,
      value: of('diagnose', api) / diagnoses,
      ...none,
      goal: { most: 3 },
    })),
    {
      what: "storm: detect's writes per admitted event",
      value: writes,
      ...none,
      goal: { most: 1.1 },
    },
    {
      what: "  detect's queries per event",
      value: of('detect', 'dynamodb:Query') / admitted,
      ...none,
    },
    { what: '  write units per event', value: units.write / admitted, ...none },
    { what: '  read units per event', value: units.read / admitted, ...none },
    { what: "  reconcile's queries", value: of('reconcile', 'dynamodb:Query'), ...none },
    {
      what: "  reconcile's reads of ECS",
      value: ['DescribeServices', 'ListTasks', 'DescribeTasks'].reduce(
        (sum, command) => sum + of('reconcile', `ecs:${command}`),
        0,
      ),
      ...none,
    },
    { what: '  most calls of DynamoDB in a second', value: peakPerSecond.dynamodb ?? 0, ...none },
    { what: '  dead letters', value: summary.deadLetters, ...none, goal: { most: 0 } },
  ];
}

/** What 10,000 failures of one loop cost: one page, a few diagnoses, a write for each event. */
export async function storm(): Promise<Measure[]> {
  const dynamodb = await startDynamoDb();
  try {
    const { onLog, diagnoses } = counting();
    const began = performance.now();
    const result = await replay(loopScenario(FAILURES, PER_SECOND), dynamodb, { onLog });
    const seconds = (performance.now() - began) / 1000;
    const what = `  wall clock of ${result.summary.events} events`;
    return [...measures(result, diagnoses()), { what, value: seconds, unit: 's' }];
  } finally {
    await dynamodb.stop();
  }
}
