import { type Command, InvalidArgumentError } from 'commander';
import { type Documents, openDocuments } from '../shared/table/document-client.ts';
import { CliError, EXIT } from './exit-codes.ts';

/** Where a command finds its table: options that several commands share. */
export interface TableOptions {
  readonly table?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
  readonly local?: boolean;
  readonly data?: string;
}

const region = (text: string): string => {
  if (!/^[a-z]+(-[a-z0-9]+)+$/.test(text))
    throw new InvalidArgumentError('Must be a Region such as eu-west-1.');
  return text;
};

const url = (text: string): string => {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new InvalidArgumentError('Must be a URL such as http://localhost:8000.');
  }
  return text;
};

/** Adds these options to a command. */
export const withTableOptions = (command: Command): Command =>
  command
    .option(
      '--table <name>',
      "the DynamoDB table: the stack's output TableName (or LOOPWATCH_TABLE)",
    )
    .option('--region <region>', 'the AWS region (or AWS_REGION)', region)
    .option('--profile <name>', 'the AWS profile (or AWS_PROFILE)')
    .option('--endpoint-url <url>', 'another DynamoDB endpoint', url)
    .option('--local', 'the table of the last replay')
    .option(
      '--data <dir>',
      'the folder of that table (default: ~/.cache/loopwatch); implies --local',
    );

/** The table that a command works on, as its messages name it. */
export interface TablePlace {
  /** "table loopwatch", "the table in /tmp/data". */
  readonly name: string;
  /** The options with which another command finds the same table. */
  readonly flags: string;
}

/** A word of a command line, in quotes where a shell would read it as something else. */
const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** The options, as a reader can paste them after another command, that find the same table. */
export function tableFlags(options: TableOptions): string {
  const { table, region, profile, endpointUrl, local, data } = options;
  const isLocal = local || data !== undefined;
  const given: [string, string | undefined][] = isLocal
    ? [['--data', data]]
    : [
        ['--table', table ?? process.env.LOOPWATCH_TABLE],
        ['--region', region],
        ['--profile', profile],
        ['--endpoint-url', endpointUrl],
      ];
  const flags = given.flatMap(([flag, value]) => (value ? `${flag} ${shellWord(value)}` : []));
  return [...(isLocal ? ['--local'] : []), ...flags].join(' ');
}

/**
 * Opens the table, runs the command's work on it, and closes it.
 *
 * @param work returns whether it changed the table
 */
export async function useTable(
  options: TableOptions,
  work: (documents: Documents, place: TablePlace) => Promise<{ readonly changed: boolean }>,
): Promise<void> {
  const flags = tableFlags(options);
  if (options.local || options.data) {
    if (options.table || options.endpointUrl || options.profile) {
      throw new CliError(
        EXIT.usage,
        '--local does not use AWS: leave out --table, --profile and --endpoint-url',
      );
    }
    // DynamoDB in process is slow to load, so a command that uses AWS does not load it.
    const { embeddedDocuments } = await import('../local/embedded-documents.ts');
    const { defaultDataFolder, openSavedTable, saveTable } = await import(
      '../local/saved-table.ts'
    );
    const folder = options.data ?? defaultDataFolder();
    const dynamodb = await openSavedTable(folder);
    try {
      const { changed } = await work(embeddedDocuments(dynamodb), {
        name: `the table in ${folder}`,
        flags,
      });
      if (changed) await saveTable(dynamodb, folder);
    } finally {
      await dynamodb.stop();
    }
    return;
  }
  const name = options.table ?? process.env.LOOPWATCH_TABLE;
  if (!name) {
    const ways = "--table NAME (the stack's output TableName), LOOPWATCH_TABLE, or --local";
    throw new CliError(EXIT.usage, `no table: use ${ways}`);
  }
  const config = {
    ...(options.region && { region: options.region }),
    ...(options.profile && { profile: options.profile }),
    ...(options.endpointUrl && { endpoint: options.endpointUrl }),
  };
  await work(
    openDocuments((make) => make(config), name),
    { name: `table ${name}`, flags },
  );
}
