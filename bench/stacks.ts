import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startDynamoDb } from '../local/dynamodb.ts';
import { type Replay, replay } from '../local/replay.ts';
import { readScenario, type Scenario } from '../local/scenario.ts';
import type { Measure } from './measure.ts';

const SCENARIOS = join(import.meta.dirname, '..', 'events', 'scenarios');
const SEED_002 = 'stack-deployment-67';

/** Reads that every failed operation may need, and those of each nested stack. */
const READS = 4;
const READS_OF_NESTED = 2;
/** Events on a page of DescribeStackEvents. */
const PAGE = 100;

interface Played {
  readonly name: string;
  readonly scenario: Scenario;
  readonly replayed: Replay;
}

const isOfStack = ({ resource }: Replay['incidents'][number]) => resource.kind === 'stack';

/** Reads of CloudFormation by diagnose. Throttled and refused ones, which cost no less, count. */
const readsIn = ({ summary }: Replay): number =>
  Object.entries(summary.calls)
    .filter(([api]) => api.startsWith('cloudformation:'))
    .reduce((total, [, count]) => total + count, 0);

/**
 * The reads that the failed operations of a scenario may need: two looks at each, with all pages of
 * its stacks after the first.
 */
function allowedReads({ scenario, replayed }: Played): number {
  const stacks = new Map<string, number>();
  for (const { StackId } of scenario.account.stackEvents ?? []) {
    stacks.set(String(StackId), (stacks.get(String(StackId)) ?? 0) + 1);
  }
  const nested = (scenario.account.stacks ?? []).filter(
    ({ stack }) => stack.RootId !== undefined && stack.RootId !== stack.StackId,
  );
  const more = [...stacks.values()].reduce((sum, events) => sum + Math.floor(events / PAGE), 0);
  // A rollback that is continued after it failed is an operation of its own to CloudFormation.
  const continued = replayed.incidents
    .flatMap(({ timeline }) => timeline)
    .filter(({ kind }) => kind === 'rollback-failed').length;
  const operations = replayed.incidents.length + continued;
  return operations * (READS + READS_OF_NESTED * new Set(nested.map(idOf)).size + 2 * more);
}

const idOf = ({ stack }: { readonly stack: Readonly<Record<string, unknown>> }) => stack.StackId;

/**
 * True of a scenario in which only failed operations are read about: no services, no operations
 * that went well, and no API that refuses to answer and is asked again.
 */
function isOfFailuresAlone({ scenario, replayed }: Played): boolean {
  const { incidents } = replayed;
  if (incidents.length === 0 || !incidents.every(isOfStack)) return false;
  if ((scenario.account.faults ?? []).length > 0) return false;
  return !scenario.events.some(({ event }) => {
    const { 'status-details': said } = event.detail as Record<string, { status?: string }>;
    const isOwn = event['detail-type'] === 'CloudFormation Stack Status Change';
    return isOwn && /^(?:CREATE|UPDATE)_COMPLETE$/.test(said?.status ?? '');
  });
}

/** Seconds from the first event of a resource that failed by itself to the first page. */
function firstPage({ scenario, replayed }: Played): number {
  const failed = scenario.events.find(({ event }) => {
    const said = (event.detail as Readonly<Record<string, unknown>>)['status-details'];
    const { status = '', 'status-reason': reason = '' } = (said ?? {}) as Record<string, string>;
    return status.endsWith('_FAILED') && reason !== '' && !/cancelled/i.test(reason);
  });
  const page = replayed.notifications.find(({ attributes }) => attributes.reason === 'opened');
  return (Date.parse(page?.at ?? '') - (failed?.time ?? 0)) / 1000;
}

/** Opening pages of each failed operation, and incidents of operations that went well. */
export async function stacks(): Promise<Measure[]> {
  const played: Played[] = [];
  for (const name of readdirSync(SCENARIOS).filter((one) => one.startsWith('stack-'))) {
    const scenario = await readScenario(join(SCENARIOS, name));
    const dynamodb = await startDynamoDb();
    played.push({ name, scenario, replayed: await replay(scenario, dynamodb) });
    await dynamodb.stop();
  }
  const of = (pattern: RegExp) => played.filter(({ name }) => pattern.test(name));
  const incidents = played.flatMap(({ replayed }) => replayed.incidents.filter(isOfStack));
  const openings = (id: string) =>
    played
      .flatMap(({ replayed }) => replayed.notifications)
      .filter(({ attributes }) => attributes.incidentId === id && attributes.reason === 'opened');
  const failed = incidents.filter(({ detector }) => detector !== 'operation-overdue');
  const named = failed.filter(({ diagnoses }) => diagnoses.length > 0);
  const reading = played.filter(isOfFailuresAlone);
  const excess = reading.map((one) => readsIn(one.replayed) - allowedReads(one));
  return [
    { what: `${played.length} scenarios of stacks: incidents`, value: incidents.length, unit: '' },
    {
      what: "seed 002: page after the first root failure's event",
      value: Math.max(...of(new RegExp(`^${SEED_002}$`)).map(firstPage)),
      unit: 's',
      goal: { most: 5 },
    },
    {
      what: '  most opening pages of one operation',
      value: Math.max(...incidents.map(({ id }) => openings(id).length)),
      unit: '',
      goal: { most: 1 },
    },
    {
      what: '  incidents whose cause is named',
      value: named.length / failed.length,
      unit: 'x',
      goal: { least: 1 },
    },
    {
      what: '  incidents of healthy operations',
      value: of(/healthy/).reduce((sum, { replayed }) => sum + replayed.incidents.length, 0),
      unit: '',
      goal: { most: 0 },
    },
    {
      what: `  of ${reading.length} with failures alone: reads beyond those allowed`,
      value: Math.max(...excess),
      unit: '',
      goal: { most: 0 },
    },
  ];
}
