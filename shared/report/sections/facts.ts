import { lastSegment } from '../../resource.ts';
import { logStreamUrl, serviceUrl, stackUrl } from '../console-url.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { logOfProof } from '../log-of-proof.ts';
import { cut, FACT, placeOf, section } from '../page-text.ts';

type Row = readonly [string, string | false | undefined];

const table = (rows: readonly Row[]) =>
  section(
    'FACTS',
    rows.flatMap(([name, value]) => (value ? [`${name.padEnd(11)}${cut(value, FACT)}`] : [])),
  );

const placeRow = ({ resource }: IncidentRecord): Row => [
  resource.kind === 'stack' ? 'Stack' : 'Service',
  `${placeOf(resource)}, account ${resource.account}, ${resource.region}`,
];

const consoleRows = ({ resource, evidence }: IncidentRecord): Row[] => [
  ['Console', resource.kind === 'stack' ? stackUrl(resource.arn) : serviceUrl(resource)],
  ['Stack', evidence.stack && evidence.stack.id !== resource.arn && stackUrl(evidence.stack.id)],
];

/** @param name the table's name, where the reader's shell does not know it */
function commandRows({ id, resource, status }: IncidentRecord, name: string | undefined): Row[] {
  const where = `${name ? ` --table ${name}` : ''} --region ${resource.region}`;
  const isOver = status === 'resolved' || status === 'closed';
  return [
    ['Incident', id],
    ['Show', `npx loopwatch show ${id}${where}`],
    ['Resolve', isOver ? '' : `npx loopwatch resolve ${id}${where} --note "what fixed it"`],
    ['', name && `(in a clone of Loopwatch, signed in to account ${resource.account})`],
  ];
}

/** The revision before the failing one; nothing while the last good one is the one that fails. */
function lastGoodText({ evidence: { lastGood, taskDefinition, deployments } }: IncidentRecord) {
  if (!lastGood || lastGood.arn === taskDefinition?.arn) return undefined;
  const revision = lastSegment(lastGood.arn);
  if (lastGood.assumed) return `${revision} (assumed)`;
  const failed = deployments?.failedSince ?? 0;
  if (failed === 0) return revision;
  return `${revision}; since then ${failed} ${failed === 1 ? 'deployment has' : 'deployments have'} failed`;
}

/** Where to look and what to paste. @param name the table's name, if the reader is to be told */
export function factsSection(record: IncidentRecord, name?: string): string {
  const { evidence, resource, deployment } = record;
  const log = logOfProof(record) ?? evidence.logs?.[0];
  return table([
    placeRow(record),
    ['Image', evidence.taskDefinition?.image],
    ['Last good', lastGoodText(record)],
    ['Deployment', deployment],
    ...consoleRows(record),
    ['Logs', log && logStreamUrl(resource.arn, log)],
    ...commandRows(record, name),
  ]);
}

/** The same of what is over: only what does not age. */
export const lastingFactsSection = (record: IncidentRecord, name?: string): string =>
  table([placeRow(record), ...consoleRows(record), ...commandRows(record, name)]);
