import { describe, expect, it } from 'vitest';
import { awsError } from '../../local/aws-error.ts';
import { type Incident, isActive } from '../../shared/incident/incident.ts';
import { METRICS } from '../../shared/names.ts';
import { accountOf } from '../helpers/account.ts';
import { type Crash, crashLoop, resourceKeyOf } from '../helpers/crash-events.ts';
import { minutes } from '../helpers/life.ts';
import { hearOf, openByLoop, resolveAt, runDiagnose, theIncident } from '../helpers/run.ts';
import { testRuntime } from '../helpers/runtime.ts';
import { useTable } from '../helpers/table.ts';

const table = useTable();
const tasks = crashLoop(30).map(({ task = '' }) => task);
const account = accountOf('media', { tasks });
const runtimeAt = (minute: number) => {
  const runtime = testRuntime(table().dynamodb, { account });
  runtime.time = minutes(minute);
  return runtime;
};
const diagnoseAt = async (minute: number, incident: Incident) => {
  const runtime = runtimeAt(minute);
  await runDiagnose(runtime, incident);
  return runtime;
};
const findings = async () => table().evidence.get((await theIncident(table())).id);
const countOf = (calls: readonly { readonly api: string }[], api: string) =>
  calls.filter((call) => call.api === api).length;

describe('diagnose', () => {
  it('stores the cause in the incident and the proof beside it, and sends a message to notify', async () => {
    const { sent } = await diagnoseAt(5, await openByLoop(table()));
    const incident = await theIncident(table());
    expect(incident).toMatchObject({
      signatures: ['run/exit 1 media:7'],
      diagnosedFailures: 2,
      headline: { category: 'app_config' },
    });
    expect((await findings())?.diagnoses[0]?.cause).toBe(incident.headline?.cause);
    expect(sent.map(({ queue }) => queue)).toEqual(['notifications']);
  });

  it('looks once, however often it runs, and sends a message to notify each time', async () => {
    const incident = await openByLoop(table());
    await diagnoseAt(5, incident);
    const before = await findings();
    const { calls, sent } = await diagnoseAt(6, incident);
    expect(await findings()).toEqual(before);
    expect(calls.some(({ api }) => /^(ecs|logs):/.test(api))).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it.each<[string, Crash[], boolean]>([
    ['does not look again after a failure of the same kind', [{ task: 'u1' }], false],
    ['looks again after a failure of a new kind', [{ task: 'u1', exitCode: 139 }], true],
    ['looks again after ten times as many failures', crashLoop(18, { task: 'u' }), true],
  ])('%s', async (_, crashes, isLooking) => {
    const incident = await openByLoop(table());
    await diagnoseAt(5, incident);
    const createdAt = '2026-02-03T08:10:00.000Z';
    await hearOf(table(), ...crashes.map((one) => ({ createdAt, ...one })));
    const { calls } = await diagnoseAt(90, incident);
    expect(countOf(calls, 'ecs:DescribeServices') > 0).toBe(isLooking);
  });

  it.each([
    ['that does not exist', async (incident: Incident) => ({ ...incident, sequence: 7 })],
    ['that is resolved', async () => resolveAt(table(), minutes(40))],
  ])('ignores an incident %s', async (_, change) => {
    const { sent, calls } = await diagnoseAt(41, await change(await openByLoop(table())));
    expect(sent).toEqual([]);
    expect(calls.map(({ api }) => api)).toEqual(['dynamodb:GetItem']);
  });

  it.each(['AccessDeniedException', 'ThrottlingException'])(
    'reports gaps when AWS answers every call with %s',
    async (name) => {
      const incident = await openByLoop(table());
      const runtime = runtimeAt(5);
      runtime.before = (api) => {
        if (!/^(dynamodb|sqs):/.test(api)) throw awsError(name, 'no');
      };
      await runDiagnose(runtime, incident);
      const { evidence } = (await findings()) ?? {};
      expect(evidence?.gaps.length).toBeGreaterThan(1);
      expect(JSON.stringify(evidence?.gaps)).toContain(name);
      expect(runtime.counted.get(METRICS.evidenceGaps)).toBe(evidence?.gaps.length);
      expect(runtime.sent).toHaveLength(1);
    },
  );

  it('makes at most six log reads and three describe calls of each kind, even if no log arrives', async () => {
    await hearOf(table(), ...crashLoop(9));
    const runtime = testRuntime(table().dynamodb, { account: accountOf('media') });
    runtime.time = minutes(30);
    await runDiagnose(runtime, await theIncident(table()));
    expect(countOf(runtime.calls, 'logs:GetLogEvents')).toBeLessThanOrEqual(6);
    for (const api of ['ecs:DescribeServices', 'ecs:DescribeTaskDefinition']) {
      expect(countOf(runtime.calls, api)).toBeLessThanOrEqual(3);
    }
    expect(runtime.time - minutes(30)).toBeLessThanOrEqual(8_000);
  });

  it('does not replace newer findings when an older look ends last', async () => {
    const incident = await openByLoop(table());
    const old = testRuntime(table().dynamodb, { account: accountOf('media') });
    old.time = minutes(5);
    // It has collected everything; before it writes, another look finds the log lines.
    old.before = async (api) => {
      if (api !== 'dynamodb:PutItem') return;
      old.before = undefined;
      await diagnoseAt(6, incident);
    };
    await runDiagnose(old, incident);
    const { headline } = await theIncident(table());
    expect((await findings())?.diagnoses[0]?.cause).toContain('localhost');
    expect(headline?.cause).toContain('localhost');
  });

  it('names earlier incidents that failed the same way', async () => {
    const [first, second] = [crashLoop(2, { task: 't' }), crashLoop(2, { task: 't1' })];
    await diagnoseAt(5, await openByLoop(table(), first));
    const { id } = await resolveAt(table(), minutes(40));
    const later = second.map((one) => ({
      ...one,
      createdAt: new Date(Date.parse(one.createdAt ?? '') + 120 * 60_000).toISOString(),
    }));
    await diagnoseAt(125, await openByLoop(table(), later));
    expect((await findings())?.similar).toMatchObject([
      { id, status: 'closed', ended: 'healthy again' },
    ]);
  });

  it('stores what ECS reports about the service, for detect', async () => {
    await diagnoseAt(5, await openByLoop(table()));
    expect(await table().services.get(resourceKeyOf())).toMatchObject({
      desiredCount: 1,
      runningCount: 0,
      refreshedAt: '2026-02-03T08:05:00.000Z',
    });
  });

  it('throws when the table stays throttled, so that SQS delivers the message again', async () => {
    const incident = await openByLoop(table());
    const runtime = runtimeAt(5);
    runtime.before = (api) => {
      if (api === 'dynamodb:PutItem') throw awsError('ThrottlingException', 'too much');
    };
    await expect(runDiagnose(runtime, incident)).rejects.toThrow('too much');
    expect(runtime.sent).toEqual([]);
    await diagnoseAt(6, incident);
    expect(isActive(await theIncident(table()))).toBe(true);
    expect((await theIncident(table())).headline?.category).toBe('app_config');
  });
});
