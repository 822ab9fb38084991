import { THRESHOLDS } from '../shared/settings.ts';

/** What an operator may set with `-c name=value` or under `context` in cdk.json. */
export interface Settings {
  /** The CloudFormation stack's name, and the prefix of each alarm's name. */
  readonly stackName: string;
  /** Who gets the pages by e-mail. */
  readonly emails: readonly string[];
  /** Who is told when the watcher itself has a problem. */
  readonly healthEmails: readonly string[];
  /** Names of the ECS clusters to watch; none means all of them. */
  readonly clusters: readonly string[];
  /** A task that ran for fewer minutes counts towards a restart loop. */
  readonly shortRunMinutes: number;
  /** An incident is resolved after at least this many minutes without a failure. */
  readonly quietMinutes: number;
}

const NAMES = [
  'stackName',
  'emails',
  'healthEmails',
  'clusters',
  'shortRunMinutes',
  'quietMinutes',
] as const satisfies readonly (keyof Settings)[];

// Not the grammar of RFC 5322: it only has to catch typing errors, or nobody gets the pages.
const EMAIL = /^[^\s@,]+@[^\s@,]+\.[^\s@,.]+$/;
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html
const CLUSTER = /^[A-Za-z0-9_-]{1,255}$/;
// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
const STACK_NAME = /^[A-Za-z][A-Za-z0-9-]{0,127}$/;

/**
 * The settings in the CDK context, checked.
 *
 * @throws Error that names every mistake and how to correct it
 */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  const mistakes = Object.keys(context).flatMap(misspelling);

  const list = (name: keyof Settings, valid: RegExp, cure: string): readonly string[] => {
    const value = context[name] ?? [];
    const items = (Array.isArray(value) ? value : String(value).split(','))
      .map((item) => String(item).trim())
      .filter((item) => item !== '');
    for (const item of items) {
      if (!valid.test(item)) mistakes.push(`${name}: "${item}" is not ${cure}`);
    }
    return [...new Set(items)];
  };
  const minutes = (name: keyof typeof THRESHOLDS): number => {
    const value = Number(context[name] ?? THRESHOLDS[name]);
    if (!Number.isInteger(value) || value < 1) {
      mistakes.push(
        `${name}: "${context[name]}" is not a whole number of minutes from 1 up, ` +
          `such as -c ${name}=${THRESHOLDS[name]}.`,
      );
    }
    return value;
  };

  const address =
    'an e-mail address; separate several by commas, such as a@example.org,b@example.org.';
  const emails = list('emails', EMAIL, address);
  const healthEmails = list('healthEmails', EMAIL, address);
  const stackName = String(context.stackName ?? 'Loopwatch');
  if (!STACK_NAME.test(stackName)) {
    mistakes.push(
      `stackName: "${stackName}" is not a letter followed by letters, digits and hyphens.`,
    );
  }
  const settings: Settings = {
    stackName,
    emails,
    healthEmails: healthEmails.length > 0 ? healthEmails : emails,
    clusters: list('clusters', CLUSTER, 'the name of a cluster; give the name, not the ARN.'),
    shortRunMinutes: minutes('shortRunMinutes'),
    quietMinutes: minutes('quietMinutes'),
  };
  if (mistakes.length > 0) throw new Error(['Settings:', ...mistakes].join('\n  '));
  return settings;
}

/**
 * A complaint about a key that is nearly one of ours. Other keys are ignored: the CDK has its own
 * keys in the context, and a person's ~/.cdk.json may contain those of other projects.
 */
function misspelling(key: string): readonly string[] {
  if (NAMES.some((name) => name === key)) return [];
  const meant = NAMES.find((name) => distance(plain(name), plain(key)) <= name.length / 4);
  return meant === undefined ? [] : [`${key}: there is no such setting; did you mean ${meant}?`];
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, '');
}

/** Levenshtein distance: how many letters must be added, removed or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
