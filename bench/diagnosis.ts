import { diagnoseEvidence } from '../shared/diagnosis/diagnosis.ts';
import { rules } from '../shared/diagnosis/rules/index.ts';
import type { Evidence, LogEvidence } from '../shared/evidence/evidence.ts';
import { excerpt } from '../shared/text/excerpt/excerpt.ts';
import { redact } from '../shared/text/redaction/redact.ts';
import type { Measure } from './measure.ts';
import { median } from './median.ts';

const TASKS = 3;
const LINES = 1_000;
const ROUNDS = 15;
const START = Date.UTC(2026, 1, 3, 8);

/** What a service logs while all is well, and how its log ends. */
const ORDINARY = [
  'INFO  [http-nio-8080-exec-4] c.e.shop.orders.OrderController : order 8831 accepted in 41 ms',
  '10.0.3.17 - - [03/Feb/2026:08:00:00 +0000] "GET /orders/8831 HTTP/1.1" 200 512',
  '{"level":30,"time":1770105600000,"pid":7,"hostname":"ip-10-0-3-17",' +
    '"msg":"message handled","id":"8831"}',
  'WARN  [scheduling-1] c.e.shop.orders.OutboxPublisher : queue is 80 % full, publishing sooner',
];
const END = [
  'ERROR [main] o.s.boot.SpringApplication : Application run failed',
  'org.springframework.beans.factory.BeanCreationException: ' +
    "Error creating bean with name 'dataSource'",
  '\tat com.example.shop.Orders.main(Orders.java:17)',
  'Caused by: org.postgresql.util.PSQLException: ' +
    'FATAL: password authentication failed for user "orders"',
];

function logOf(task: number): LogEvidence {
  const texts = Array.from({ length: LINES }, (_, index) =>
    index < LINES - END.length
      ? `${ORDINARY[index % ORDINARY.length]} #${task}.${index}`
      : (END[index - LINES + END.length] ?? ''),
  );
  const lines = texts.map((text, index) => ({ at: START + index, text }));
  const error = lines.at(-1);
  return {
    taskArn: `arn:aws:ecs:eu-central-1:444455556666:task/shop/${task}`,
    container: 'app',
    group: '/ecs/orders',
    stream: `orders/app/${task}`,
    region: 'eu-central-1',
    lines,
    omitted: 0,
    ...(error && { error }),
  };
}

const evidenceOf = (logs: readonly LogEvidence[]): Evidence => ({
  collectedAt: new Date(START).toISOString(),
  stops: logs.map(({ taskArn }) => ({
    taskArn,
    at: new Date(START).toISOString(),
    phase: 'run',
    stoppedReason: 'Essential container in task exited',
    culprit: 'app',
    containers: [{ name: 'app', exitCode: 1 }],
  })),
  logs,
  missing: [],
  gaps: [],
});

function timed(work: () => unknown): number {
  const began = performance.now();
  if (work() === undefined) throw new Error('nothing was measured');
  return performance.now() - began;
}

/** The evidence as diagnose prepares it: redacted, with an excerpt of each log. */
function prepared(evidence: Evidence): Evidence {
  const logs = evidence.logs.map((log) => {
    const safe = redact(log.lines.map(({ text }) => text));
    const picked = excerpt(log.lines.map(({ at }, index) => ({ at, text: safe[index] ?? '' })));
    return { ...log, ...picked };
  });
  return { ...evidence, logs };
}

/**
 * What a diagnosis takes when the log lines are read, compared with parsing the JSON of the same
 * lines: redaction, excerpts and rules together, and the rules alone.
 */
export async function diagnosing(): Promise<Measure[]> {
  const evidence = evidenceOf(Array.from({ length: TASKS }, (_, task) => logOf(task)));
  const json = JSON.stringify(evidence);
  const excerpts = prepared(evidence);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    json: timed(() => JSON.parse(json)),
    // A copy each time, because the proofs are cached by the evidence object.
    rules: timed(() => diagnoseEvidence({ ...excerpts }, rules)),
    whole: timed(() => diagnoseEvidence(prepared(evidence), rules)),
  })).slice(3);
  const of = (part: keyof (typeof rounds)[number]) => median(rounds.map((round) => round[part]));
  return [
    {
      what: 'diagnosis of 3 x 1,000 log lines',
      value: of('whole'),
      unit: 'ms',
      goal: { most: 50 },
    },
    {
      what: '  / JSON.parse of the same lines',
      value: median(rounds.map(({ whole, json: parse }) => whole / parse)),
      unit: 'x',
    },
    { what: '  of that the rules, on the excerpts', value: of('rules'), unit: 'ms' },
    { what: '  JSON.parse', value: of('json'), unit: 'ms' },
  ];
}
