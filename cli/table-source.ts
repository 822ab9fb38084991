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

/**
 * Opens the table, runs the command's work on it, and closes it.
 *
 * @param work returns whether it changed the table
 */
export async function useTable(
  options: TableOptions,
  work: (documents: Documents) => Promise<{ readonly changed: boolean }>,
): Promise<void> {
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
      const { changed } = await work(embeddedDocuments(dynamodb));
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
  await work(openDocuments((make) => make(config), name));
}
