import { type Command, InvalidArgumentError, Option } from 'commander';
import { durationText } from '../shared/duration.ts';
import { STATUSES } from '../shared/incident.ts';
import { type IncidentSummary, incidentSummary } from '../shared/incident-record.ts';
import type { INDEXES } from '../shared/names.ts';
import { openIncidents } from '../shared/table/incidents.ts';
import { CliError, EXIT } from './exit-codes.ts';
import { statusText } from './incident-text.ts';
import { type Format, printRows, toJson, withOutput } from './output.ts';
import { type TableOptions, useTable, withTableOptions } from './table-source.ts';

interface Options extends TableOptions {
  readonly status?: string;
  readonly service?: string;
  readonly day?: string;
  readonly limit: number;
  readonly startingToken?: string;
  readonly output: Format;
}

const count = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('a whole number from 1');
  return value;
};

const day = (text: string): string => {
  if (text === 'today') return new Date().toISOString().slice(0, 10);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new InvalidArgumentError('a day as 2026-01-16, in UTC');
  }
  return text;
};

/** The one index that answers the question; without a question, what is open. */
function indexFor({ status, service, day: on }: Options): [keyof typeof INDEXES, string] {
  const asked = [status, service, on].filter((value) => value !== undefined);
  if (asked.length > 1) {
    throw new CliError(EXIT.usage, 'ask by one of --status, --service and --day at a time');
  }
  if (service !== undefined) return ['name', service];
  if (on !== undefined) return ['day', on];
  return ['status', status ?? 'open'];
}

const toToken = (start: object) => Buffer.from(JSON.stringify(start)).toString('base64url');

function fromToken(token: string | undefined): Record<string, unknown> | undefined {
  if (token === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    throw new CliError(EXIT.usage, '--starting-token: not a token that this command printed');
  }
}

const row = (incident: IncidentSummary): string[] => [
  incident.id,
  statusText(incident.status),
  incident.openedAt.slice(0, 16).replace('T', ' '),
  incident.resolvedAt
    ? durationText(Date.parse(incident.resolvedAt) - Date.parse(incident.openedAt))
    : '-',
  `${incident.resource.cluster ?? ''}/${incident.resource.name}`,
  incident.headline?.cause ?? incident.headline?.proof ?? '-',
];

const HEAD = ['ID', 'STATUS', 'OPENED (UTC)', 'TOOK', 'SERVICE', 'CAUSE'];
const CAUSE_CHARACTERS = 80;

async function list(options: Options): Promise<void> {
  const [index, value] = indexFor(options);
  await useTable(options, async (documents) => {
    const start = fromToken(options.startingToken);
    const page = await openIncidents(documents).list(index, value, { limit: options.limit, start });
    const token = page.next && toToken(page.next);
    const short = (cells: string[]) =>
      cells.map((cell) =>
        cell.length > CAUSE_CHARACTERS ? `${cell.slice(0, CAUSE_CHARACTERS)}…` : cell,
      );
    const rows = page.items.map(incidentSummary);
    if (options.output === 'json') {
      process.stdout.write(`${toJson({ incidents: rows, nextToken: token }, 2)}\n`);
    } else {
      process.stdout.write(printRows(rows, options.output, HEAD, (one) => short(row(one))));
      if (rows.length === 0 && options.output === 'table') {
        process.stderr.write(`no incidents with ${index} ${value}\n`);
      }
      if (token) process.stderr.write(`more with --starting-token ${token}\n`);
    }
    return { changed: false };
  });
}

export function addIncidents(program: Command): void {
  const command = program
    .command('incidents')
    .description('list incidents, newest first: those that are open, unless asked otherwise')
    .addOption(new Option('--status <status>', 'with this status').choices([...STATUSES]))
    .option('--service <name>', 'of this service, whatever their status')
    .option('--day <day>', 'opened on this UTC day, as 2026-01-16 or today', day)
    .option('--limit <count>', 'how many at the most', count, 50)
    .option('--starting-token <token>', 'where the page before ended')
    .addHelpText(
      'after',
      `
Examples:
  npx loopwatch incidents --table NAME --region eu-west-1
  npx loopwatch incidents --table NAME --service media -o json | jq '.incidents[].headline.cause'
  npx loopwatch incidents --day today --local
`,
    );
  withTableOptions(withOutput(command, ['table', 'json', 'jsonl'], 'table'));
  command.action(list);
}
