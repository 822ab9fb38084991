import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingNames, type Names } from '../../../shared/evidence/missing-names.ts';

const api: Names = {
  service: 'api',
  environmentNames: ['AWS_REGION', 'REDIS_URL'],
  secretNames: ['DB_HOST', 'DB_PASSWORD'],
};
const web: Names = { service: 'web', environmentNames: ['REDIS_URL', 'PORT'], secretNames: [] };
const own = { environmentNames: ['AWS_REGION'], secretNames: [] };

describe('missingNames', () => {
  it('lists first what most siblings have, then by name', () => {
    expect(missingNames(own, [api, web])).toEqual([
      { name: 'REDIS_URL', kind: 'environment', have: ['api', 'web'] },
      { name: 'DB_HOST', kind: 'secret', have: ['api'] },
      { name: 'DB_PASSWORD', kind: 'secret', have: ['api'] },
      { name: 'PORT', kind: 'environment', have: ['web'] },
    ]);
  });

  it('puts first what the error is about', () => {
    const names = (error: string) => missingNames(own, [api, web], error).map(({ name }) => name);
    const usual = ['REDIS_URL', 'DB_HOST', 'DB_PASSWORD', 'PORT'];
    expect(names('connect ECONNREFUSED 127.0.0.1:5432')).toEqual([
      'DB_HOST',
      'DB_PASSWORD',
      'REDIS_URL',
      'PORT',
    ]);
    expect(names('PORT must be set')[0]).toBe('PORT');
    expect(names('segmentation fault')).toEqual(usual);
  });

  it.each<readonly [string, Omit<Names, 'service'>, readonly Names[]]>([
    ['siblings are unknown', own, []],
    ['siblings have no more', own, [{ ...own, service: 'worker' }]],
    [
      'a secret of theirs is a variable here',
      { environmentNames: ['DB_HOST'], secretNames: [] },
      [{ service: 'api', environmentNames: [], secretNames: ['DB_HOST'] }],
    ],
    [
      'a variable of theirs is a secret here',
      { environmentNames: [], secretNames: ['DB_HOST'] },
      [{ service: 'api', environmentNames: ['DB_HOST'], secretNames: [] }],
    ],
  ])('is empty when %s', (_, names, siblings) => {
    expect(missingNames(names, siblings)).toEqual([]);
  });

  it('counts a sibling once even if it has the name as a variable and as a secret', () => {
    const both = { service: 'api', environmentNames: ['DB_HOST'], secretNames: ['DB_HOST'] };
    expect(missingNames(own, [both])).toEqual([{ name: 'DB_HOST', kind: 'secret', have: ['api'] }]);
  });

  it('keeps at most a hundred names and three siblings of each', () => {
    const names = Array.from({ length: 300 }, (_, index) => `N${index}`);
    const siblings = ['a', 'b', 'c', 'd'].map(
      (service): Names => ({
        service,
        environmentNames: names,
        secretNames: [],
      }),
    );
    const missing = missingNames(own, siblings);
    expect(missing).toHaveLength(100);
    expect(missing[0]?.have).toEqual(['a', 'b', 'c']);
  });

  it('lists only names that the service lacks, each once, with a sibling that has it', () => {
    const name = fc.constantFrom('A', 'B', 'C', 'D', '__proto__', 'constructor');
    const names = fc.record({ environmentNames: fc.array(name), secretNames: fc.array(name) });
    const siblings = fc.array(
      names.map((found, index = 0) => ({ ...found, service: `s${index}` })),
    );
    fc.assert(
      fc.property(names, siblings, (mine, others) => {
        const missing = missingNames(mine, others);
        const has = new Set<string>([...mine.environmentNames, ...mine.secretNames]);
        expect(missing.filter(({ name: one }) => has.has(one))).toEqual([]);
        expect(new Set(missing.map(({ name: one }) => one)).size).toBe(missing.length);
        for (const { have } of missing) expect(have.length).toBeGreaterThan(0);
      }),
    );
  });
});
