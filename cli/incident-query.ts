import { InvalidArgumentError } from 'commander';
import type { Incident } from '../shared/incident/incident.ts';
import type { INDEXES } from '../shared/names.ts';
import { plainText } from '../shared/text/plain-text.ts';
import { CliError, EXIT } from './exit-codes.ts';
import { serviceName } from './service-name.ts';

/** What `incidents` is asked for: one of these, or nothing. */
export interface IncidentQuery {
  readonly status?: string;
  /** "media", or "shop/media". */
  readonly service?: string;
  /** A name or an id. */
  readonly stack?: string;
  readonly day?: string;
}

/** The most incidents on a page. More would not fit into one answer of DynamoDB, a megabyte. */
const LIMIT = 1000;

/** Reads `--limit`. */
export const count = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > LIMIT) {
    throw new InvalidArgumentError(`Must be a whole number from 1 to ${LIMIT}.`);
  }
  return value;
};

/** Reads a name that must not be empty. */
export const name = (text: string): string => {
  if (serviceName(text).name === '') throw new InvalidArgumentError('Must not be empty.');
  return text;
};

/** Reads `--day`. */
export const day = (text: string): string => {
  if (text === 'today') return new Date().toISOString().slice(0, 10);
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  // V8 reads the 31st of February as a day in March.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) {
    throw new InvalidArgumentError('Must be a UTC day such as 2026-01-16, or today.');
  }
  return text;
};

/** The choice of `--status` that is no status. */
export const ALL = 'all';

/** The name in a stack's id, or the name itself. */
const stackName = (given: string): string => given.split('/')[1] ?? given;

/** The index for the query, and the value to look for; without options, open incidents. */
export function indexFor(options: IncidentQuery): [keyof typeof INDEXES, string] {
  const { service, stack, day: on } = options;
  // Names and days are listed with any status, so "all" adds nothing to them.
  const isAll = options.status === ALL && (service ?? stack ?? on) !== undefined;
  const status = isAll ? undefined : options.status;
  const asked = [status, service, stack, on].filter((value) => value !== undefined);
  if (asked.length > 1) {
    throw new CliError(EXIT.usage, 'use only one of --status, --service, --stack and --day');
  }
  if (service !== undefined) return ['name', serviceName(service).name];
  if (stack !== undefined) return ['name', stackName(stack)];
  if (on !== undefined) return ['day', on];
  return ['status', status ?? 'open'];
}

/** Of those with the name in the index, the ones that are meant: a stack may be named alike. */
export function isAsked({ service, stack }: IncidentQuery, { resource }: Incident): boolean {
  if (stack !== undefined) {
    return resource.kind === 'stack' && (stack === resource.name || stack === resource.arn);
  }
  const { cluster } = serviceName(service ?? '');
  return resource.kind === 'service' && (cluster === undefined || cluster === resource.cluster);
}

/** Says that there are none, in the words of the options. */
export function noneText({ status = 'open', service, stack, day: on }: IncidentQuery): string {
  if (service !== undefined) return `no incidents of service ${plainText(service)}`;
  if (stack !== undefined) return `no incidents of stack ${plainText(stack)}`;
  if (on !== undefined) return `no incidents opened on ${on}`;
  if (status === ALL) return 'no incidents';
  return `no incidents with status ${status}; --status all lists every incident`;
}
