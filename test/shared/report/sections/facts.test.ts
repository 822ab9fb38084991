import { describe, expect, it } from 'vitest';
import type { IncidentRecord } from '../../../../shared/report/incident-record.ts';
import { factsSection } from '../../../../shared/report/sections/facts.ts';
import { evidenceOf } from '../../diagnosis/rules/evidence-of.ts';
import { recordOf, resolvedRecordOf } from '../record-of.ts';

const evidence = evidenceOf({ log: 'FATAL no', environment: [] });
const idsOf = (...args: Parameters<typeof factsSection>) =>
  factsSection(...args).map(({ id }) => id);
const factOf = (record: IncidentRecord, wanted: string) =>
  factsSection(record).find(({ id }) => id === wanted)?.value;

describe('factsSection', () => {
  it('says where to look', () => {
    const facts = factsSection(recordOf({ evidence }));
    expect(facts.map(({ id, kind }) => `${id}: ${kind}`)).toEqual([
      'resource: text',
      'image: text',
      'deployment: text',
      'console: link',
      'logs: link',
      'incident: text',
      'show: command',
      'resolve: command',
    ]);
    expect(facts[0]).toEqual({
      id: 'resource',
      name: 'Service',
      kind: 'text',
      value: 'shop/media, account 444455556666, eu-central-1',
    });
    expect(facts[1]?.value).toBe('shop/media:9f31c2e');
    expect(facts[4]?.value).toMatch(/^https:\/\/eu-central-1\.console\.aws\.amazon\.com\//);
  });

  it('opens the stack that waits for the service', () => {
    const id = 'arn:aws:cloudformation:eu-central-1:444455556666:stack/shop/9f31';
    const stack = { id, name: 'shop', status: 'CREATE_IN_PROGRESS' };
    const record = recordOf({ evidence: { ...evidence, stack } });
    expect(factOf(record, 'stack')).toContain('/cloudformation/home?');
    const resource = { ...record.resource, kind: 'stack' as const, arn: id };
    expect(factOf({ ...record, resource }, 'stack')).toBeUndefined();
    expect(factOf({ ...record, resource }, 'console')).toContain('/cloudformation/home?');
  });

  it.each([
    ['media:6', false, 0, 'media:6'],
    ['media:6', false, 1, 'media:6; since then 1 deployment has failed'],
    ['media:6', false, 3, 'media:6; since then 3 deployments have failed'],
    ['media:6', true, 3, 'media:6 (assumed)'],
    ['media:7', true, 0, undefined],
  ])(
    'names the last good revision %s (assumed: %s, failed: %i): %s',
    (revision, assumed, failed, said) => {
      const arn = `arn:aws:ecs:eu-central-1:444455556666:task-definition/${revision}`;
      const deployments = { ended: 5, completed: 2, failedSince: failed };
      const record = recordOf({
        evidence: { ...evidence, lastGood: { arn, assumed }, deployments },
      });
      expect(factOf(record, 'last-good')).toBe(said);
    },
  );

  it('leaves out what is not known', () => {
    expect(idsOf({ ...recordOf(), deployment: undefined })).toEqual([
      'resource',
      'console',
      'incident',
      'show',
      'resolve',
    ]);
    expect(factOf(recordOf(), 'show')).not.toContain('--table');
  });

  it('takes the options with which its reader finds the table', () => {
    const facts = factsSection(recordOf(), { flags: '--local' });
    const commands = facts.filter(({ kind }) => kind === 'command').map(({ value }) => value);
    expect(commands).toEqual([
      expect.stringMatching(/^npx loopwatch show \S+ --local$/),
      expect.stringMatching(/^npx loopwatch resolve \S+ --local --note "what fixed it"$/),
    ]);
  });

  it('tells readers of an e-mail where its commands run', () => {
    const facts = factsSection(recordOf(), { table: 'loopwatch' });
    expect(facts.at(-1)).toMatchObject({
      kind: 'note',
      value: 'in a clone of Loopwatch, signed in to account 444455556666',
    });
    expect(facts.find(({ id }) => id === 'show')?.value).toContain(' --table loopwatch ');
  });

  it('offers no command to resolve what is resolved', () => {
    expect(idsOf(resolvedRecordOf(undefined, 'gone'))).not.toContain('resolve');
  });

  it('leaves out of a message that it is over what was only true before', () => {
    const record = resolvedRecordOf(evidence, 'healthy again');
    expect(idsOf(record, { table: 'loopwatch', isOver: true })).toEqual([
      'resource',
      'console',
      'incident',
      'show',
      'commands',
    ]);
  });
});
