import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { jsonErrorLine } from './json-error-line.ts';
import type { RecordedAccount } from './recorded/account.ts';

/** A recorded scenario, read and checked. */
export interface Scenario {
  readonly directory: string;
  readonly title: string;
  readonly about: string;
  /** Epoch milliseconds at which the replay ends. */
  readonly until?: number | undefined;
  /** The scenario that is played first, on the same table. */
  readonly after?: Scenario | undefined;
  readonly events: readonly ScenarioEvent[];
  readonly account: RecordedAccount;
}

/** One event of a scenario. */
export interface ScenarioEvent {
  /** Epoch milliseconds; an event without a time follows the one before it. */
  readonly time?: number | undefined;
  readonly event: Readonly<Record<string, unknown>>;
}

/** The folder cannot be played. The message is one line that says which file, and where in it. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
}

/** `Date.parse` alone would read "5" as a day in May. */
const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value));

const isoTime = v.custom<string>(isTime, 'must be an ISO 8601 time');
const description = v.object({
  title: v.optional(v.string(), ''),
  about: v.optional(v.string(), ''),
  until: v.optional(isoTime),
  after: v.optional(v.string()),
});

const state = <K extends string>(key: K) =>
  v.array(v.looseObject({ from: v.optional(isoTime), [key]: v.looseObject({}) }));
const account = v.object({
  taskDefinitions: v.optional(v.array(v.looseObject({}))),
  services: v.optional(state('service')),
  tasks: v.optional(state('task')),
  logStreams: v.optional(
    v.array(
      v.object({
        logGroupName: v.string(),
        logStreamName: v.string(),
        region: v.optional(v.string()),
        events: v.array(
          v.object({
            timestamp: v.number(),
            message: v.string(),
            ingestionTime: v.optional(v.number()),
          }),
        ),
      }),
    ),
  ),
  stacks: v.optional(state('stack')),
  stackEvents: v.optional(v.array(v.looseObject({}))),
  operationEvents: v.optional(v.array(v.looseObject({}))),
  targetHealth: v.optional(v.array(v.looseObject({ from: v.optional(isoTime) }))),
  faults: v.optional(
    v.array(
      v.object({
        api: v.string(),
        error: v.string(),
        times: v.optional(v.number()),
        from: v.optional(isoTime),
        until: v.optional(isoTime),
      }),
    ),
  ),
});

const A_SCENARIO =
  'a scenario is a folder with scenario.json, events.jsonl and account.json, ' +
  'e.g. events/scenarios/deployment-95';

async function read(path: string, optional = false): Promise<string | undefined> {
  try {
    // Some editors put a byte order mark at the beginning of a file.
    return (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && optional) return undefined;
    throw new ScenarioError(
      `${path}: ${code === 'ENOENT' ? `no such file: ${A_SCENARIO}` : `cannot be read (${code})`}`,
    );
  }
}

function parse(text: string, path: string, line?: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ScenarioError(`${path} line ${line ?? jsonErrorLine(text)}: not JSON`);
  }
}

function check<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  place: string,
): v.InferOutput<S> {
  // Valibot accepts a list as an object.
  if (Array.isArray(value)) throw new ScenarioError(`${place}: must be an object, not a list`);
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  throw new ScenarioError(`${place}: ${path ? `${path}: ` : ''}${issue.message}`);
}

function readEvents(text: string, path: string): ScenarioEvent[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const place = `${path} line ${index + 1}`;
    const event = check(
      v.looseObject({}, 'must be an object'),
      parse(line, path, index + 1),
      place,
    );
    return [{ event, time: isTime(event.time) ? Date.parse(event.time) : undefined }];
  });
}

/**
 * Reads the folder of a scenario, and of the scenarios that come before it.
 *
 * @param seen the folders that led to this one by their `after`
 * @throws ScenarioError that names the file and the line
 */
export async function readScenario(
  directory: string,
  seen: readonly string[] = [],
): Promise<Scenario> {
  const path = resolve(directory);
  if (seen.includes(path)) throw new ScenarioError(`${directory}: comes after itself`);
  const folder = await stat(path).catch(() => undefined);
  if (!folder?.isDirectory()) {
    const from = seen.at(-1);
    const why = from ? `\`after\` in ${join(from, 'scenario.json')} names it` : A_SCENARIO;
    throw new ScenarioError(`${directory}: no such folder: ${why}`);
  }
  const file = (name: string) => join(directory, name);

  const about = file('scenario.json');
  const head = check(description, parse((await read(about)) ?? '', about), about);
  const events = readEvents((await read(file('events.jsonl'))) ?? '', file('events.jsonl'));
  const accountText = await read(file('account.json'), true);
  const place = file('account.json');
  const recorded =
    accountText === undefined ? {} : check(account, parse(accountText, place), place);
  return {
    directory,
    title: head.title,
    about: head.about,
    until: head.until === undefined ? undefined : Date.parse(head.until),
    after: head.after
      ? await readScenario(join(directory, head.after), [...seen, path])
      : undefined,
    events,
    account: recorded as unknown as RecordedAccount,
  };
}
