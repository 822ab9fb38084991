import { lastSegment } from '../../resource.ts';
import { logStreamUrl, serviceUrl, stackUrl } from '../console-url.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { logOfProof } from '../log-of-proof.ts';
import { placeOf } from '../place-of.ts';

/** A row of a table for those who look further: where it is, what to open, what to paste. */
export interface Fact {
  readonly id:
    | 'resource'
    | 'image'
    | 'last-good'
    | 'deployment'
    | 'console'
    | 'stack'
    | 'logs'
    | 'incident'
    | 'show'
    | 'resolve'
    | 'commands';
  /** The label; empty for a note. */
  readonly name: string;
  /** A link and a command are whole, ready to open or to paste; a note says what these need. */
  readonly kind: 'text' | 'link' | 'command' | 'note';
  readonly value: string;
}

type Row = Omit<Fact, 'value'> & { readonly value: string | false | undefined };

const row = (
  id: Fact['id'],
  name: string,
  value: Row['value'],
  kind: Fact['kind'] = 'text',
): Row => ({ id, name, kind, value });

const resourceRow = ({ resource }: IncidentRecord): Row =>
  row(
    'resource',
    resource.kind === 'stack' ? 'Stack' : 'Service',
    `${placeOf(resource)}, account ${resource.account}, ${resource.region}`,
  );

function consoleRows({ resource, evidence: { stack } }: IncidentRecord): Row[] {
  const url = resource.kind === 'stack' ? stackUrl(resource.arn) : serviceUrl(resource);
  const waits = stack && stack.id !== resource.arn;
  return [
    row('console', 'Console', url, 'link'),
    row('stack', 'Stack', waits && stackUrl(stack.id), 'link'),
  ];
}

function commandRows(
  { id, resource, status }: IncidentRecord,
  { table, flags }: FactsOptions,
): Row[] {
  const named = `${table ? `--table ${table} ` : ''}--region ${resource.region}`;
  const where = ` ${flags ?? named}`;
  const isOver = status === 'resolved' || status === 'closed';
  const resolve = `npx loopwatch resolve ${id}${where} --note "what fixed it"`;
  const needs = `in a clone of Loopwatch, signed in to account ${resource.account}`;
  return [
    row('incident', 'Incident', id),
    row('show', 'Show', `npx loopwatch show ${id}${where}`, 'command'),
    row('resolve', 'Resolve', !isOver && resolve, 'command'),
    row('commands', '', table && needs, 'note'),
  ];
}

/** The last good revision; nothing while it is the one that fails. */
function lastGoodText({ evidence: { lastGood, taskDefinition, deployments } }: IncidentRecord) {
  if (!lastGood || lastGood.arn === taskDefinition?.arn) return undefined;
  const revision = lastSegment(lastGood.arn);
  if (lastGood.assumed) return `${revision} (assumed)`;
  const failed = deployments?.failedSince ?? 0;
  if (failed === 0) return revision;
  const deploymentsHave = failed === 1 ? 'deployment has' : 'deployments have';
  return `${revision}; since then ${failed} ${deploymentsHave} failed`;
}

function failingRows(record: IncidentRecord): Row[] {
  const { evidence, deployment } = record;
  return [
    row('image', 'Image', evidence.taskDefinition?.image),
    row('last-good', 'Last good', lastGoodText(record)),
    row('deployment', 'Deployment', deployment),
  ];
}

function logRow(record: IncidentRecord): Row {
  const log = logOfProof(record) ?? record.evidence.logs?.[0];
  return row('logs', 'Logs', log && logStreamUrl(record.resource.arn, log), 'link');
}

interface FactsOptions {
  /** The table's name, for readers whose shell does not know it. */
  readonly table?: string | undefined;
  /** The options with which this reader's own commands find the table, instead of its name. */
  readonly flags?: string | undefined;
  /** True for the message that it is over, which has only what stays true. */
  readonly isOver?: boolean | undefined;
}

/** Where to look and what to paste. */
export function factsSection(record: IncidentRecord, options: FactsOptions = {}): Fact[] {
  const { isOver } = options;
  const rows = [
    resourceRow(record),
    ...(isOver ? [] : failingRows(record)),
    ...consoleRows(record),
    ...(isOver ? [] : [logRow(record)]),
    ...commandRows(record, options),
  ];
  return rows.flatMap(({ value, ...rest }) => (value ? [{ ...rest, value }] : []));
}
