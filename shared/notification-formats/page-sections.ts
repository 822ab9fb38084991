import { PHASES } from '../category.ts';
import { logStreamUrl, serviceUrl, stackUrl } from '../console-url.ts';
import { causeOf, type Diagnosis } from '../diagnosis.ts';
import type { LogEvidence } from '../evidence.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { plainText } from '../log-lines/plain-text.ts';
import { lastSegment } from '../resource.ts';

/** Lines of log on a page; `loopwatch show` has all that was kept. */
const LOG_LINES = 12;
/** One line's limit in characters: a page is read on a telephone. */
const LINE_CHARACTERS = 300;
/** A fact's: links and commands have to be whole. */
const FACT = 1_000;

/** Sets of siblings, and names of each, that are named. */
const LACK_LINES = 3;
const LACK_NAMES = 20;

const list = (items: readonly string[]) => items.map((item) => `- ${item}`);
const section = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? '' : [title, ...lines].join('\n');
const clock = (at: number) => new Date(at).toISOString().slice(11, 23);

/** One line of somebody else's text: nothing in it may begin a line of its own, or go on forever. */
function cut(text: string, characters = LINE_CHARACTERS): string {
  const line = plainText(text.slice(0, 4 * characters));
  return line.length > characters ? `${line.slice(0, characters).toWellFormed()}…` : line;
}

const quoted = (text: string) => `  | ${cut(text)}`;

/** True when no container runs: then what the tasks before died of is still to come. */
const comesBefore = (best: Diagnosis | undefined, other: Diagnosis) =>
  best !== undefined &&
  PHASES.indexOf(best.phase) < PHASES.indexOf('start') &&
  PHASES.indexOf(best.phase) < PHASES.indexOf(other.phase);

/** What it is, with how sure that is; what was real but is past stands behind it. */
export function causeSection({ diagnoses, evidence }: IncidentRecord): string {
  if (!evidence.collectedAt && diagnoses.length === 0) {
    return section('CAUSE', ['Not known yet: the evidence is still being collected.']);
  }
  const best = causeOf(diagnoses);
  const others = diagnoses
    .filter((diagnosis) => diagnosis !== best)
    .map((diagnosis) => {
      const { cause, confidence, past } = diagnosis;
      if (past) return `Past, no longer why it fails: ${cut(cause)}`;
      if (comesBefore(best, diagnosis)) return `If that is fixed, this may remain: ${cut(cause)}`;
      return `Also possible (${confidence}): ${cut(cause)}`;
    });
  if (!best) return section('CAUSE', ['No known cause matches. The error is below.', ...others]);
  return section(`CAUSE (${best.confidence} confidence)`, [`${cut(best.cause)}.`, ...others]);
}

/** Where the error ends in its log: its text may be only a part of its line, or none of it. */
function endOf({ lines, error }: LogEvidence): number {
  const says = lines.findLastIndex(({ at, text }) => at === error?.at && text.includes(error.text));
  const at = says < 0 ? lines.findLastIndex((line) => line.at === error?.at) : says;
  return at < 0 ? lines.length : at + 1;
}

/** The error as the program wrote it, the last lines of its surroundings, or what ECS said. */
export function proofSection({ diagnoses, evidence }: IncidentRecord): string {
  const best = causeOf(diagnoses);
  const proof = best?.evidence[0];
  const [stop] = evidence.stops ?? [];
  const reason = stop?.containers.find(({ name }) => name === stop.culprit)?.reason;
  const ecs = [proof, reason, stop?.stoppedReason].filter((text) => text !== undefined);
  const logs = (evidence.logs ?? []).filter(({ lines }) => lines.length > 0);
  const log = logs.find(({ error }) => error) ?? logs[0];
  // No container ran, so a log is of tasks before it, and no proof of this.
  const isOfOthers = best && PHASES.indexOf(best.phase) < PHASES.indexOf('start');
  if (!log || isOfOthers) return section('PROOF (what ECS said)', [...new Set(ecs)].map(quoted));
  const end = endOf(log);
  const shown = log.lines.slice(Math.max(0, end - LOG_LINES), end);
  // The proof may stand elsewhere than the lines around the error, or be the text inside an entry.
  const apart = [log.error?.text, proof].filter(
    (text) => text !== undefined && !shown.some((line) => line.text.includes(text)),
  );
  return section(
    `PROOF (log of ${log.container}, task ${lastSegment(log.taskArn).slice(0, 8)}, UTC)`,
    [
      ...shown.map(({ at, text }) => `  | ${clock(at)}  ${cut(text)}`),
      ...[...new Set(apart)].map((text) => quoted(text ?? '')),
    ],
  );
}

export function nextSection({ diagnoses }: IncidentRecord): string {
  const advice = causeOf(diagnoses)?.advice ?? [];
  return section(
    'DO NEXT',
    advice.map((text, index) => `${index + 1}. ${cut(text)}`),
  );
}

/** The same failure before, and what ended it. */
export function seenSection({ evidence }: IncidentRecord): string {
  const lines = (evidence.similar ?? []).map(({ id, openedAt, status, ended }) => {
    const how = ended ? `it ended: ${cut(ended)}` : `it is ${status}`;
    return `Same as ${id} of ${openedAt.slice(0, 10)}; ${how}`;
  });
  return section('SEEN BEFORE', list(lines));
}

/** "api has, and this service lacks: DB_HOST", once for each set of siblings. */
function lackLines({ missing }: IncidentRecord): string[] {
  const groups = Map.groupBy(missing, ({ have }) => have.join(', '));
  return [...groups].slice(0, LACK_LINES).map(([who, names]) => {
    const some = names.slice(0, LACK_NAMES).map(({ name }) => name);
    const more = names.length - some.length;
    const rest = more > 0 ? ` and ${more} more` : '';
    const have = names[0]?.have.length === 1 ? 'has' : 'have';
    return `${cut(who)} ${have}, and this service lacks: ${cut(some.join(', '), FACT)}${rest}`;
  });
}

/** What else a person should know before acting, and what could not be checked. */
export function alsoSection(record: IncidentRecord): string {
  const { evidence, gaps } = record;
  const { service, stack } = evidence;
  const lines = lackLines(record);
  if (stack?.status.endsWith('_IN_PROGRESS')) {
    lines.push(cut(`Stack ${stack.name} (${stack.status}) is waiting for this service`));
  }
  if (service && !service.circuitBreaker) {
    lines.push(
      'No deployment circuit breaker: nothing rolls back, this goes on until somebody acts',
    );
  }
  return section('ALSO', list([...lines, ...gaps.map((gap) => `Not checked: ${cut(gap)}`)]));
}

/** The figures, the links, and the commands ready to paste. @param table the table's name, if known */
export function factsSection(record: IncidentRecord, table?: string): string {
  const where = `${table ? ` --table ${table}` : ''} --region ${record.resource.region}`;
  const { resource, evidence, id } = record;
  const stop = evidence.stops?.[0];
  const culprit = stop?.containers.find(({ name }) => name === stop.culprit);
  const log = evidence.logs?.[0];
  const isOver = record.status === 'resolved' || record.status === 'closed';
  const place = [resource.cluster, resource.name].filter((name) => name).join('/');
  const rows: (readonly [string, string | undefined])[] = [
    [
      resource.kind === 'stack' ? 'Stack' : 'Service',
      `${place}, account ${resource.account}, ${resource.region}`,
    ],
    [
      'Running',
      evidence.service && `${evidence.service.runningCount} of ${evidence.service.desiredCount}`,
    ],
    ['Failures', `${record.failures}, from ${record.detectedFrom} to ${record.lastSeenAt}`],
    ['Stopped', stop?.stoppedReason],
    ['Exit', culprit && `${culprit.name} ${culprit.exitCode ?? 'without an exit code'}`],
    ['Revision', evidence.taskDefinition && lastSegment(evidence.taskDefinition.arn)],
    ['Image', evidence.taskDefinition?.image],
    ['Deployment', record.deployment],
    ['Console', resource.kind === 'stack' ? stackUrl(resource.arn) : serviceUrl(resource)],
    ['Logs', log && logStreamUrl(resource.arn, log)],
    ['Stack', evidence.stack && stackUrl(evidence.stack.id)],
    ['Incident', id],
    ['Show', `npx loopwatch show ${id}${where}`],
    ['Resolve', isOver ? '' : `npx loopwatch resolve ${id}${where} --note "what fixed it"`],
  ];
  return section(
    'FACTS',
    rows.flatMap(([name, value]) => (value ? [`${name.padEnd(11)}${cut(value, FACT)}`] : [])),
  );
}
