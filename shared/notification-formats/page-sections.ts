import { logStreamUrl, serviceUrl, stackUrl } from '../console-url.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { lastSegment } from '../resource.ts';

/** Lines of log on a page; `loopwatch show` has all that was kept. */
const LOG_LINES = 12;
/** One line's limit in characters: a page is read on a telephone. */
const LINE_CHARACTERS = 300;

const list = (items: readonly string[]) => items.map((item) => `- ${item}`);
const section = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? '' : [title, ...lines].join('\n');
const clock = (at: number) => new Date(at).toISOString().slice(11, 23);
const cut = (text: string) =>
  text.length > LINE_CHARACTERS ? `${text.slice(0, LINE_CHARACTERS)}…` : text;

/** What it is, with how sure that is; what was real but is past stands behind it. */
export function causeSection({ diagnoses, evidence }: IncidentRecord): string {
  if (diagnoses.length === 0) {
    return evidence.collectedAt
      ? section('CAUSE', ['No known cause matches. The error is below.'])
      : section('CAUSE', ['Not known yet: the evidence is still being collected.']);
  }
  const [best, ...others] = diagnoses;
  const more = others.map(({ cause, confidence, past }) =>
    past ? `Past, no longer why it fails: ${cause}` : `Also possible (${confidence}): ${cause}`,
  );
  return section(`CAUSE (${best?.confidence} confidence)`, [`${best?.cause}.`, ...more]);
}

/** The error as the program wrote it, the last lines of its surroundings, or what ECS said. */
export function proofSection({ diagnoses, evidence }: IncidentRecord): string {
  const log = evidence.logs?.find(({ error }) => error) ?? evidence.logs?.[0];
  const quoted = diagnoses[0]?.evidence[0];
  if (!log) {
    const stop = evidence.stops?.[0];
    const reason = stop?.containers.find(({ name }) => name === stop.culprit)?.reason;
    const said = [quoted, reason, stop?.stoppedReason].filter((text) => text !== undefined);
    return section(
      'PROOF (what ECS said)',
      [...new Set(said)].map((text) => `  | ${cut(text)}`),
    );
  }
  const end = log.error
    ? log.lines.findLastIndex(({ at, text }) => at === log.error?.at && text === log.error.text) + 1
    : log.lines.length;
  const shown = log.lines.slice(Math.max(0, end - LOG_LINES), end);
  const lines = shown.map(({ at, text }) => `  | ${clock(at)}  ${cut(text)}`);
  // The proof may stand elsewhere than the lines around the error.
  const isShown = quoted === undefined || shown.some(({ text }) => text === quoted);
  return section(
    `PROOF (log of ${log.container}, task ${lastSegment(log.taskArn).slice(0, 8)}, UTC)`,
    [...lines, ...(isShown ? [] : [`  | ${cut(quoted)}`])],
  );
}

export function nextSection({ diagnoses }: IncidentRecord): string {
  const advice = diagnoses[0]?.advice ?? [];
  return section(
    'DO NEXT',
    advice.map((text, index) => `${index + 1}. ${text}`),
  );
}

/** The same failure before, and what ended it. */
export function seenSection({ evidence }: IncidentRecord): string {
  const lines = (evidence.similar ?? []).map(({ id, openedAt, status, ended }) => {
    const how = ended ? `it ended: ${ended}` : `it is ${status}`;
    return `Same as ${id} of ${openedAt.slice(0, 10)}; ${how}`;
  });
  return section('SEEN BEFORE', list(lines));
}

/** What else a person should know before acting, and what could not be checked. */
export function alsoSection({ missing, evidence, gaps }: IncidentRecord): string {
  const { service, stack } = evidence;
  const lines: string[] = [];
  const [first] = missing;
  if (first) {
    const names = missing.map(({ name }) => name).join(', ');
    lines.push(`${first.have.join(', ')} has and this service lacks: ${names}`);
  }
  if (stack?.status.endsWith('_IN_PROGRESS')) {
    lines.push(`Stack ${stack.name} (${stack.status}) is waiting for this service`);
  }
  if (service && !service.circuitBreaker) {
    lines.push(
      'No deployment circuit breaker: nothing rolls back, this goes on until somebody acts',
    );
  }
  return section('ALSO', list([...lines, ...gaps.map((gap) => `Not checked: ${gap}`)]));
}

/** The figures, the links, and the commands ready to paste. @param table the table's name, if known */
export function factsSection(record: IncidentRecord, table?: string): string {
  const where = `${table ? ` --table ${table}` : ''} --region ${record.resource.region}`;
  const { resource, evidence, id } = record;
  const stop = evidence.stops?.[0];
  const culprit = stop?.containers.find(({ name }) => name === stop.culprit);
  const log = evidence.logs?.[0];
  const rows: (readonly [string, string | undefined])[] = [
    [
      'Service',
      `${resource.cluster}/${resource.name}, account ${resource.account}, ${resource.region}`,
    ],
    [
      'Running',
      evidence.service && `${evidence.service.runningCount} of ${evidence.service.desiredCount}`,
    ],
    ['Failures', `${record.failures}, from ${record.detectedFrom} to ${record.lastSeenAt}`],
    ['Stopped', stop?.stoppedReason && cut(stop.stoppedReason)],
    ['Exit', culprit && `${culprit.name} ${culprit.exitCode ?? 'without an exit code'}`],
    ['Revision', evidence.taskDefinition && lastSegment(evidence.taskDefinition.arn)],
    ['Image', evidence.taskDefinition?.image],
    ['Deployment', record.deployment],
    ['Console', serviceUrl(resource)],
    ['Logs', log && logStreamUrl(resource.arn, log)],
    ['Stack', evidence.stack && stackUrl(evidence.stack.id)],
    ['Incident', id],
    ['Show', `npx loopwatch show ${id}${where}`],
    ['Resolve', `npx loopwatch resolve ${id}${where} --note "what fixed it"`],
  ];
  return section(
    'FACTS',
    rows.flatMap(([name, value]) => (value ? [`${name.padEnd(11)}${value}`] : [])),
  );
}
