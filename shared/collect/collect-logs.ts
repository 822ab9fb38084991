import type { OutputLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import type { TaskDefinition } from '@aws-sdk/client-ecs';
import type { Logs } from '../aws/logs.ts';
import { LOG_EVENTS, LOGGED_TASKS, type LogEvidence } from '../evidence/evidence.ts';
import type { Gap } from '../evidence/gap.ts';
import { type LogLocation, type LogStream, logLocation } from '../evidence/log-stream.ts';
import type { Failure } from '../failure/failure.ts';
import { culpritOf, type StoppedContainer } from '../failure/stopped-container.ts';
import { lastSegment, type Place, parseArn } from '../resource.ts';
import { excerpt } from '../text/excerpt/excerpt.ts';
import type { LogLine } from '../text/excerpt/log-line.ts';
import { plainText } from '../text/plain-text.ts';
import { redact } from '../text/redaction/redact.ts';
import { containerNamed, essentialContainers } from './containers.ts';

/** GetLogEvents calls that one diagnosis may make: its quota is 10 a second in some regions. */
const CALLS = 6;
/** Of a page of log events the newest lines and characters are read. */
const LINES = 4_000;
const CHARACTERS = 512 * 1024;
/** The pause before a log is read again whose lines may not have arrived yet, in milliseconds. */
const INGESTION_PAUSE = 2_500;

interface World {
  readonly logs: (place: Place) => Logs;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

interface Source extends Pick<LogEvidence, 'taskArn' | 'container'> {
  readonly stream: LogStream;
  readonly mayLoseLines: boolean;
}

/** No container had begun to run. */
const NEVER_RAN = ['provision', 'pull', 'init'];

/** True when the culprit never ran: a container that ran has an exit code. */
const neverRan = ({ phase, startedAt }: Failure, culprit: StoppedContainer | undefined) =>
  NEVER_RAN.includes(phase) || (phase === 'start' && !startedAt && culprit?.exitCode === undefined);

function locate(
  failure: Failure,
  definition: TaskDefinition | undefined,
): (LogLocation & { container: string }) | undefined {
  const culprit = culpritOf(failure.containers, essentialContainers(definition));
  if (neverRan(failure, culprit)) return undefined;
  const container = culprit?.name ?? 'unknown';
  const task = lastSegment(failure.taskArn);
  const unknown = (text: string) =>
    ({ gap: { kind: 'log-place-unknown', text }, container }) as const;
  if (!culprit) {
    return unknown(`the event of task ${task} names no container, so its log is unknown`);
  }
  if (!definition) return unknown(`the log of ${container} is unknown without its task definition`);
  const configuration = containerNamed(definition, container)?.logConfiguration;
  const { region } = parseArn(failure.taskArn);
  return { ...logLocation(culprit, task, configuration, region), container };
}

/** Errors that asking again does not change. */
const FINAL = /AccessDenied|UnrecognizedClient|InvalidParameter/;

/** What a failed read means to the person on call. */
function explain(error: string, { stream, container }: Source): Gap {
  const place = `${stream.group} (${stream.region})`;
  if (error === 'ResourceNotFoundException') {
    const why = `${container} wrote nothing, or its driver could not deliver`;
    return { kind: 'log-stream-absent', text: `no log stream ${stream.name} in ${place}: ${why}` };
  }
  return { kind: 'log-unread', text: `logs unavailable: ${error} on ${place}` };
}

/** The newest lines within the bounds: a megabyte of line breaks is no evidence. */
function newestLines(lines: readonly LogLine[]): LogLine[] {
  const kept: LogLine[] = [];
  let characters = 0;
  for (const line of lines.toReversed()) {
    characters += line.text.length + 1;
    if (kept.length >= LINES || (characters > CHARACTERS && kept.length > 0)) break;
    kept.push(line);
  }
  return kept.reverse();
}

/** Redaction sees the whole text at once, since a key block arrives as many log events. */
export function logEvidence(
  of: Pick<LogEvidence, 'taskArn' | 'container'>,
  stream: LogStream,
  events: readonly OutputLogEvent[],
): LogEvidence {
  const all = events.flatMap(({ timestamp, message = '' }) =>
    plainText(message, 'keep')
      .split('\n')
      .map((text) => ({ at: timestamp ?? 0, text })),
  );
  const lines = newestLines(all);
  const safe = redact(lines.map(({ text }) => text));
  const picked = excerpt(lines.map(({ at }, index) => ({ at, text: safe[index] ?? '' })));
  return {
    taskArn: of.taskArn,
    container: of.container,
    group: stream.group,
    stream: stream.name,
    region: stream.region,
    lines: picked.lines,
    error: picked.error,
    omitted: picked.omitted + all.length - lines.length,
  };
}

/**
 * The log lines of up to three failed tasks, newest first, from the streams that their exact
 * task-definition revisions name. Reads again while ingestion may lag, within six calls and the
 * deadline. Whatever could not be read becomes a gap.
 *
 * @param deadline epoch milliseconds after which nothing new is begun
 */
export async function collectLogs(
  failures: readonly Failure[],
  definitionOf: (failure: Failure) => TaskDefinition | undefined,
  world: World,
  deadline: number,
): Promise<{ logs: LogEvidence[]; gaps: Gap[] }> {
  // By their texts: several tasks may lack the same.
  const gaps = new Map<string, Gap>();
  const add = (gap: Gap) => gaps.set(gap.text, gap);
  const sources: Source[] = [];
  const silent: string[] = [];
  for (const failure of failures.slice(0, LOGGED_TASKS)) {
    const { taskArn } = failure;
    const location = locate(failure, definitionOf(failure));
    if (!location) silent.push(lastSegment(taskArn));
    else if ('gap' in location) add(location.gap);
    else sources.push({ taskArn, ...location });
  }
  if (silent.length > 0) {
    const whose = silent.length === 1 ? 'the container of task' : 'the containers of tasks';
    const text = `${whose} ${silent.join(', ')} never started, so there is no application log`;
    add({ kind: 'never-started', text });
  }
  const found = new Map<Source, LogEvidence>();
  const said = new Map<Source, Gap>();
  const refused = new Set<Source>();
  const seen = new Map<Source, string>();
  let calls = 0;
  async function look(source: Source): Promise<void> {
    let token: string | undefined;
    for (let page = 0; page < 2 && calls < CALLS && world.now() < deadline; page++) {
      calls += 1;
      const { account } = parseArn(source.taskArn);
      // The log driver's Region may not be the task's.
      const logs = world.logs({ account, region: source.stream.region });
      const read = await logs.page(source.stream, LOG_EVENTS, token);
      if ('error' in read) {
        said.set(source, explain(read.error, source));
        if (FINAL.test(read.error)) refused.add(source);
        return;
      }
      const { events = [], nextBackwardToken } = read.value;
      if (events.length > 0) {
        // A page that has not changed since the last look is not worth reading again.
        const state = `${events.length} ${events.at(-1)?.timestamp} ${events.at(-1)?.message}`;
        if (seen.get(source) !== state)
          found.set(source, logEvidence(source, source.stream, events));
        seen.set(source, state);
        return;
      }
      // An empty page may have more behind it; the same token again is the end.
      if (!nextBackwardToken || nextBackwardToken === token) break;
      token = nextBackwardToken;
    }
    const text = `no log lines yet in ${source.stream.name} of ${source.stream.group}`;
    said.set(source, { kind: 'log-late', text });
  }

  for (const source of sources) await look(source);
  const [newest] = sources;
  while (
    newest &&
    !found.get(newest)?.error &&
    !refused.has(newest) &&
    calls < CALLS &&
    world.now() + INGESTION_PAUSE < deadline
  ) {
    await world.sleep(INGESTION_PAUSE);
    await look(newest);
  }

  for (const source of sources) {
    const log = found.get(source);
    if (!log) add(said.get(source) ?? { kind: 'log-unread', text: 'logs were not read in time' });
    if (!log?.error && source.mayLoseLines) {
      const driver = `the awslogs driver of ${source.container}`;
      const text = `${driver} is non-blocking: its last lines may be lost`;
      add({ kind: 'log-may-lack-lines', text });
    }
  }
  return { logs: sources.flatMap((source) => found.get(source) ?? []), gaps: [...gaps.values()] };
}
