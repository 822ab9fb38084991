import { beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE, UNSAFE } from './hostile.ts';
import { loopwatch } from './run.ts';
import { loopwatchProcess } from './run-process.ts';
import { savedIncidents, savedScenario } from './saved-incidents.ts';

let folder: string;
beforeAll(async () => {
  folder = await savedScenario('circuit-breaker-rollback');
});

const list = async (...args: readonly string[]) => {
  const run = await loopwatch(['deployments', '--data', folder, ...args]);
  expect(run.code).toBe(0);
  return run;
};

describe('loopwatch deployments', () => {
  it('shows for each service its success rate, its last good revision and the failures since', async () => {
    const { stdout } = await list();
    expect(stdout).toMatch(
      /^SERVICE +SUCCEEDED +LAST GOOD +FAILED SINCE +NEWEST\nshop\/shop-accounts +50 % \(1 of 2\) +shop-accounts:7 +1 +completed 2026-03-19 09:02\n$/,
    );
  });

  it.each(['shop-accounts', 'shop/shop-accounts'])(
    'shows all deployments of %s, newest first, and marks a rollback',
    async (service) => {
      const { stdout } = await list('--service', service);
      const [head, , , ...rows] = stdout.trimEnd().split('\n');
      expect(head).toBe(
        'shop/shop-accounts: 50 % (1 of 2) succeeded, last good shop-accounts:7, 1 has failed since',
      );
      expect(rows.map((row) => row.split(/ {2,}/).slice(2, 4).join(' '))).toEqual([
        'completed (a rollback) shop-accounts:7',
        'rolled-back shop-accounts:8',
        'completed shop-accounts:7',
      ]);
    },
  );

  it('prints JSON that other programs can read', async () => {
    const { services } = JSON.parse((await list('-o', 'json')).stdout);
    expect(services).toMatchObject([
      {
        resource: { name: 'shop-accounts', cluster: 'shop' },
        ended: 2,
        completed: 1,
        successRate: 0.5,
        failedSinceLastGood: 1,
      },
    ]);
    const lines = (await list('-o', 'jsonl', '--cluster', 'shop')).stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(services);
  });

  it.each([
    ['another service', ' of service nope', '--service', 'nope'],
    ['its name in another cluster', ' of service a/shop-accounts', '--service', 'a/shop-accounts'],
    ['another cluster', ' in cluster nope', '--cluster', 'nope'],
    ['a hostile name', ' of service abc defg', '--service', HOSTILE],
  ])('says that nothing is known for %s', async (_, said, ...args) => {
    const { stdout, stderr } = await list(...args);
    expect(stdout).toBe('');
    expect(stderr).toBe(`no deployments are known${said}\n`);
    expect(stderr).not.toMatch(UNSAFE);
    expect(JSON.parse((await list(...args, '-o', 'json')).stdout)).toEqual({
      services: [],
      stacks: [],
    });
  });

  it('shows nothing for a table without services', async () => {
    const run = await loopwatchProcess(['deployments', '--data', await savedIncidents([])]);
    expect(run).toMatchObject({ code: 0, stdout: '' });
  });

  describe('of a stack', () => {
    let data: string;
    beforeAll(async () => {
      data = await savedScenario('stack-nested-rollback');
    });
    const of = async (...args: readonly string[]) => {
      const run = await loopwatch(['deployments', '--data', data, ...args]);
      expect(run.code).toBe(0);
      return run.stdout;
    };

    it('lists the stack with how often its operations succeed, and no nested stack', async () => {
      expect(await of()).toMatch(
        /^STACK +SUCCEEDED +USUALLY TAKES +NEWEST\nshop-prod +0 % \(0 of 1\) +- +update rolled-back 2026-11-01 10:00\n$/,
      );
    });

    it("shows each operation with what failed, by the stack's name or its id", async () => {
      const text = await of('--stack', 'shop-prod');
      expect(text).toMatch(
        /3 min +update +rolled-back +UPDATE_ROLLBACK_COMPLETE +Db failed: Cannot find version 99.1/,
      );
      const [, id = ''] = text.split('\n');
      expect(id).toMatch(/^arn:aws:cloudformation:/);
      expect(await of('--stack', id)).toBe(text);
    });

    it('prints JSON that other programs can read', async () => {
      const { services, stacks } = JSON.parse(await of('--stack', 'shop-prod', '-o', 'json'));
      expect(services).toEqual([]);
      expect(stacks).toMatchObject([
        {
          resource: { kind: 'stack', name: 'shop-prod' },
          successRate: 0,
          operations: [{ type: 'UPDATE', outcome: 'rolled-back', correlation: 'run-id=42' }],
        },
      ]);
    });

    it('is not listed when a service or another stack is asked for', async () => {
      expect(await of('--service', 'nope')).toBe('');
      expect(await of('--stack', 'nope')).toBe('');
    });
  });
});
