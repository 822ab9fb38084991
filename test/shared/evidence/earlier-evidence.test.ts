import { describe, expect, it } from 'vitest';
import { withEarlier } from '../../../shared/evidence/earlier-evidence.ts';
import type { Evidence } from '../../../shared/evidence/evidence.ts';
import type { Gap } from '../../../shared/evidence/gap.ts';
import { evidenceOf } from '../diagnosis/rules/evidence-of.ts';

const OPENED = '2026-02-03T08:00:00.000Z';
const LOG = 'Error: connect ECONNREFUSED 127.0.0.1:5432';
const rich = evidenceOf({ log: LOG, environment: ['PORT'], missing: ['DB_HOST'] });
const AT = rich.collectedAt;
const stack = { id: 'arn:stack', name: 'shop', status: 'CREATE_IN_PROGRESS' };
const later = (given: Parameters<typeof evidenceOf>[0] = {}): Evidence =>
  evidenceOf({ collectedAt: '2026-02-03T09:00:00.000Z', ...given });
const otherRevision = (given: Parameters<typeof evidenceOf>[0]): Evidence => {
  const evidence = later({ environment: [], ...given });
  const { taskDefinition } = evidence;
  return { ...evidence, taskDefinition: taskDefinition && { ...taskDefinition, arn: 'media:8' } };
};

const unread: Gap = { kind: 'log-unread', text: 'logs unavailable' };
const earlier = (text: string): Gap => ({ kind: 'from-earlier-look', text });

describe('withEarlier', () => {
  it.each<[string, Evidence, Evidence | undefined]>([
    ['nothing came before', later(), undefined],
    [
      'what came before belongs to an earlier opening',
      later(),
      { ...rich, collectedAt: '2026-02-03T07:59:59.999Z' },
    ],
    ['what came before is of another revision', otherRevision({}), rich],
    [
      'this look had all of it',
      later({ log: LOG, environment: ['PORT'], missing: ['DB_HOST'] }),
      rich,
    ],
    ['what came before had nothing', later(), evidenceOf({})],
    [
      'what came before had a log without an error',
      later(),
      evidenceOf({ log: 'listening on 8080' }),
    ],
  ])('leaves the evidence alone when %s', (_, now, before) => {
    expect(withEarlier(now, before, OPENED)).toBe(now);
  });

  it.each<[string, Evidence, Evidence, Partial<Evidence>]>([
    [
      'the log lines and the task definition',
      later(),
      rich,
      {
        logs: rich.logs,
        taskDefinition: rich.taskDefinition,
        missing: rich.missing,
        gaps: [earlier(`the log lines and the task definition are those collected at ${AT}`)],
      },
    ],
    [
      'the log lines alone, beside the gaps of this look',
      later({ environment: ['PORT', 'DB_HOST'], gaps: [unread] }),
      evidenceOf({ log: LOG, environment: ['PORT'] }),
      { logs: rich.logs, gaps: [unread, earlier(`the log lines are those collected at ${AT}`)] },
    ],
    [
      'the names that siblings have, without a word',
      later({ log: LOG, environment: ['PORT'] }),
      rich,
      { missing: rich.missing, gaps: [] },
    ],
    ['the stack', later(), { ...rich, stack }, { stack }],
  ])('keeps of the earlier look %s', (_, now, before, expected) => {
    expect(withEarlier(now, before, OPENED)).toMatchObject(expected);
  });

  it('keeps what this look has, and when it was', () => {
    const now = later({ environment: ['PORT', 'NEW'] });
    expect(withEarlier(now, rich, OPENED)).toMatchObject({
      collectedAt: now.collectedAt,
      stops: now.stops,
      taskDefinition: now.taskDefinition,
    });
  });
});
