import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Incident, STATUSES } from '../shared/incident/incident.ts';
import { INDEXES, TABLE } from '../shared/names.ts';
import { durationText } from '../shared/report/duration-text.ts';
import { type IncidentSummary, incidentSummary } from '../shared/report/incident-record.ts';
import type { Page } from '../shared/table/document-client.ts';
import { type Incidents, openIncidents } from '../shared/table/incidents.ts';
import { plainText } from '../shared/text/plain-text.ts';
import { CliError, EXIT } from './exit-codes.ts';
import { allIncidents, incidentsInCluster } from './incident-pages.ts';
import { statusText } from './incident-text.ts';
import { type Format, printRows, toJson, withOutput } from './output.ts';
import { serviceName } from './service-name.ts';
import { type TableOptions, useTable, withTableOptions } from './table-source.ts';

interface Options extends TableOptions {
  readonly status?: string;
  readonly service?: string;
  readonly day?: string;
  readonly limit: number;
  readonly startingToken?: string;
  readonly output: Format;
}

/** The most incidents on a page. More would not fit into one answer of DynamoDB, a megabyte. */
const LIMIT = 1000;

const count = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > LIMIT) {
    throw new InvalidArgumentError(`Must be a whole number from 1 to ${LIMIT}.`);
  }
  return value;
};

const name = (text: string): string => {
  if (serviceName(text).name === '') throw new InvalidArgumentError('Must not be empty.');
  return text;
};

const day = (text: string): string => {
  if (text === 'today') return new Date().toISOString().slice(0, 10);
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  // V8 reads the 31st of February as a day in March.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) {
    throw new InvalidArgumentError('Must be a UTC day such as 2026-01-16, or today.');
  }
  return text;
};

/** The choice of `--status` that is no status. */
const ALL = 'all';

/** The index for the query, and the value to look for; without options, open incidents. */
function indexFor(options: Options): [keyof typeof INDEXES, string] {
  const { service, day: on } = options;
  // A service and a day are listed with any status, so "all" adds nothing to them.
  const isAll = options.status === ALL && (service ?? on) !== undefined;
  const status = isAll ? undefined : options.status;
  const asked = [status, service, on].filter((value) => value !== undefined);
  if (asked.length > 1) {
    throw new CliError(EXIT.usage, 'use only one of --status, --service and --day');
  }
  if (service !== undefined) return ['name', serviceName(service).name];
  if (on !== undefined) return ['day', on];
  return ['status', status ?? 'open'];
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
  `${incident.resource.cluster ?? ''}/${incident.resource.name}`,
  incident.headline?.cause ?? incident.headline?.proof ?? '-',
];

const paint = ([id = '', , ...others]: string[], { status }: IncidentSummary): string[] => [
  id,
  statusText(status),
  ...others,
];

const HEAD = ['ID', 'STATUS', 'OPENED (UTC)', 'TOOK', 'SERVICE', 'CAUSE'];
const CAUSE_CHARACTERS = 80;

function readPage(
  incidents: Incidents,
  options: Options,
  start: Record<string, unknown> | undefined,
): Promise<Page<Incident>> {
  const [index, value] = indexFor(options);
  const pages = { limit: options.limit, start };
  if (index === 'status' && value === ALL) return allIncidents(incidents, pages);
  const { name, cluster } = serviceName(options.service ?? '');
  if (cluster) return incidentsInCluster(incidents, { name, cluster }, pages);
  return incidents.list(index, value, pages);
}

/** Says that there are none, in the words of the options. */
function noneText({ status = 'open', service, day: on }: Options): string {
  if (service !== undefined) return `no incidents of service ${plainText(service)}`;
  if (on !== undefined) return `no incidents opened on ${on}`;
  if (status === ALL) return 'no incidents';
  return `no incidents with status ${status}; --status all lists every incident`;
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
    .option('--day <day>', 'only incidents opened on this UTC day: 2026-01-16, or today', day)
    .option('--limit <count>', 'how many at most', count, 50)
    .option('--starting-token <token>', 'continue where the previous page ended')
    .addHelpText(
      'after',
      `
Examples:
  npx loopwatch incidents --table NAME --region eu-west-1
  npx loopwatch incidents --table NAME --service media -o json | jq '.incidents[].headline.cause'
  npx loopwatch incidents --day today --local
  npx loopwatch incidents --status all --local
`,
    );
  withTableOptions(withOutput(command, ['table', 'json', 'jsonl'], 'table'));
  command.action(list);
}
