import { type Command, Option } from 'commander';
import { type Incident, STATUSES } from '../shared/incident/incident.ts';
import { INDEXES, TABLE } from '../shared/names.ts';
import { durationText } from '../shared/report/duration-text.ts';
import { type IncidentSummary, incidentSummary } from '../shared/report/incident-record.ts';
import { placeOf } from '../shared/report/place-of.ts';
import type { Page } from '../shared/table/document-client.ts';
import { type Incidents, openIncidents } from '../shared/table/incidents.ts';
import { CliError, EXIT } from './exit-codes.ts';
import { allIncidents, incidentsNamed } from './incident-pages.ts';
import {
  ALL,
  count,
  day,
  type IncidentQuery,
  indexFor,
  isAsked,
  name,
  noneText,
} from './incident-query.ts';
import { statusText } from './incident-text.ts';
import { type Format, printRows, toJson, withOutput } from './output.ts';
import { type TableOptions, useTable, withTableOptions } from './table-source.ts';

interface Options extends TableOptions, IncidentQuery {
  readonly limit: number;
  readonly startingToken?: string;
  readonly output: Format;
}

const toToken = (start: object) => Buffer.from(JSON.stringify(start)).toString('base64url');

/** Where a page of this index ended. A token contains the keys of an item and nothing else. */
function fromToken(
  token: string,
  [index, value]: ReturnType<typeof indexFor>,
): Record<string, unknown> {
  const { partitionKey, sortKey } = INDEXES[index];
  const keys = [TABLE.partitionKey, TABLE.sortKey, partitionKey, sortKey].sort().join();
  try {
    const start = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    const isText = Object.values(start).every((value) => typeof value === 'string');
    // The place in another list is none in this one.
    const isOfQuery = value === ALL || start[partitionKey] === value;
    if (isText && isOfQuery && Object.keys(start).sort().join() === keys) return start;
  } catch {
    // Reported below, like every other invalid token.
  }
  throw new CliError(
    EXIT.usage,
    '--starting-token: this is not a token that the same query printed',
  );
}

const row = (incident: IncidentSummary): string[] => [
  incident.id,
  incident.status,
  incident.openedAt.slice(0, 16).replace('T', ' '),
  incident.resolvedAt
    ? durationText(Date.parse(incident.resolvedAt) - Date.parse(incident.openedAt))
    : '-',
  placeOf(incident.resource),
  incident.headline?.cause ?? incident.headline?.proof ?? '-',
];

const paint = ([id = '', , ...others]: string[], { status }: IncidentSummary): string[] => [
  id,
  statusText(status),
  ...others,
];

const HEAD = ['ID', 'STATUS', 'OPENED (UTC)', 'TOOK', 'RESOURCE', 'CAUSE'];
const CAUSE_CHARACTERS = 80;

function readPage(
  incidents: Incidents,
  options: Options,
  start: Record<string, unknown> | undefined,
): Promise<Page<Incident>> {
  const [index, value] = indexFor(options);
  const pages = { limit: options.limit, start };
  if (index === 'status' && value === ALL) return allIncidents(incidents, pages);
  if (index === 'name') {
    return incidentsNamed(incidents, value, (one) => isAsked(options, one), pages);
  }
  return incidents.list(index, value, pages);
}

async function list(options: Options): Promise<void> {
  const asked = indexFor(options);
  const { startingToken } = options;
  const start = startingToken === undefined ? undefined : fromToken(startingToken, asked);
  await useTable(options, async (documents) => {
    const page = await readPage(openIncidents(documents), options, start);
    const token = page.next && toToken(page.next);
    const short = (cells: string[]) =>
      cells.map((cell) => {
        const characters = [...cell];
        return characters.length > CAUSE_CHARACTERS
          ? `${characters.slice(0, CAUSE_CHARACTERS).join('')}…`
          : cell;
      });
    const rows = page.items.map(incidentSummary);
    if (options.output === 'json') {
      process.stdout.write(`${toJson({ incidents: rows, nextToken: token }, 2)}\n`);
    } else {
      process.stdout.write(printRows(rows, options.output, HEAD, (one) => short(row(one)), paint));
      if (rows.length === 0 && options.output === 'table') {
        process.stderr.write(`${noneText(options)}\n`);
      }
      if (token) process.stderr.write(`more with --starting-token ${token}\n`);
    }
    return { changed: false };
  });
}

/** Adds the command `incidents`. */
export function addIncidents(program: Command): void {
  const command = program
    .command('incidents')
    .description('list incidents, newest first; without options, the open ones')
    .addOption(
      new Option('--status <status>', 'only incidents with this status, or all').choices([
        ...STATUSES,
        ALL,
      ]),
    )
    .option(
      '--service <name>',
      'only incidents of this service, with any status: media, or shop/media with its cluster',
      name,
    )
    .option('--stack <name>', 'only incidents of this root stack (a name or an id)', name)
    .option('--day <day>', 'only incidents opened on this UTC day: 2026-01-16, or today', day)
    .option('--limit <count>', 'how many at most', count, 50)
    .option('--starting-token <token>', 'continue where the previous page ended')
    .addHelpText(
      'after',
      `
Examples:
  npx loopwatch incidents --table NAME --region eu-west-1
  npx loopwatch incidents --table NAME --service media -o json | jq '.incidents[].headline.cause'
  npx loopwatch incidents --stack shop-prod --local
  npx loopwatch incidents --day today --local
  npx loopwatch incidents --status all --local
`,
    );
  withTableOptions(withOutput(command, ['table', 'json', 'jsonl'], 'table'));
  command.action(list);
}
