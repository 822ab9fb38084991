import { describe, expect, it } from 'vitest';
import type { DeploymentUpdate } from '../../../shared/service/deployment.ts';
import { resourceKeyOf } from '../../helpers/crash-events.ts';
import { useTable } from '../../helpers/table.ts';

const table = useTable();
const KEY = resourceKeyOf();
const at = (minute: number) => new Date(Date.UTC(2026, 1, 3, 8, minute)).toISOString();
const record = (id: string, update: DeploymentUpdate) =>
  table().deployments.record(KEY, id, update);
const ledger = async () =>
  (await table().deployments.of(KEY)).map(({ id, outcome }) => `${id} ${outcome}`);

describe('openDeployments', () => {
  it('returns nothing for an unknown service', async () => {
    expect(await ledger()).toEqual([]);
  });

  it('returns the deployments of one service, newest first, with rolled-back ones marked', async () => {
    await record('ecs-svc/9', { outcome: 'completed', at: at(0) });
    await record('ecs-svc/1', { outcome: 'failed', at: at(20), reason: 'failed' });
    await record('ecs-svc/5', { outcome: 'in-progress', at: at(21), isRollback: true });
    await table().deployments.record(resourceKeyOf('other'), 'ecs-svc/7', {
      outcome: 'completed',
      at: at(1),
    });
    expect(await ledger()).toEqual([
      'ecs-svc/5 in-progress',
      'ecs-svc/1 rolled-back',
      'ecs-svc/9 completed',
    ]);
  });

  it('marks a failure as rolled back even if the rollback is recorded first', async () => {
    await record('ecs-svc/2', { outcome: 'in-progress', at: at(10), isRollback: true });
    await record('ecs-svc/1', { outcome: 'failed', at: at(9) });
    expect(await ledger()).toEqual(['ecs-svc/2 in-progress', 'ecs-svc/1 rolled-back']);
  });

  it('writes nothing for a copy', async () => {
    const failed: DeploymentUpdate = { outcome: 'failed', at: at(9), reason: 'failed' };
    await record('ecs-svc/1', failed);
    const stored = () => table().documents.get({ PK: KEY, SK: 'D#ecs-svc/1' });
    const before = await stored();
    await record('ecs-svc/1', failed);
    expect(before).toMatchObject({ revision: 1 });
    expect(await stored()).toEqual(before);
  });

  it('loses no update when several are recorded at once', async () => {
    await Promise.all([
      record('ecs-svc/1', { outcome: 'in-progress', at: at(1) }),
      record('ecs-svc/1', { outcome: 'failed', at: at(9), reason: 'failed' }),
      record('ecs-svc/1', { outcome: 'in-progress', at: at(5), taskDefinitionArn: 'media:7' }),
    ]);
    expect(await table().deployments.of(KEY)).toEqual([
      {
        id: 'ecs-svc/1',
        outcome: 'failed',
        startedAt: at(1),
        endedAt: at(9),
        reason: 'failed',
        taskDefinitionArn: 'media:7',
      },
    ]);
  });

  it('lets a deployment expire two years after its last update', async () => {
    await record('ecs-svc/1', { outcome: 'completed', at: '2026-02-03T08:00:00.000Z' });
    const item = await table().documents.get({ PK: KEY, SK: 'D#ecs-svc/1' });
    expect(item?.expiresAt).toBe(Date.parse('2028-02-03T08:00:00Z') / 1000);
  });

  it('stores deployments outside the range that detect reads', async () => {
    const { readHistory } = await import('../../../shared/table/history.ts');
    await record('ecs-svc/1', { outcome: 'completed', at: at(0) });
    expect(await readHistory(table().documents, KEY, () => 100)).toMatchObject({
      failures: [],
      hasMore: false,
    });
  });
});
