import { type Command, Option } from 'commander';
import type { LogEntry } from '../local/embedded-cloud.ts';
import type { Replay } from '../local/replay.ts';
import { readScenario } from '../local/scenario.ts';
import { plainText } from '../shared/text/plain-text.ts';
import { toJson } from './output.ts';
import { tellStory } from './story.ts';
import { tableFlags } from './table-source.ts';

/** Prints one line for each warning or error that a function logged. */
function warn({ at, level, source, message, fields }: LogEntry): void {
  if (level === 'info') return;
  const id = fields.messageId ? ` (${fields.messageId}, receive ${fields.receives})` : '';
  const time = new Date(at).toISOString();
  process.stderr.write(`${time} ${level} ${source}: ${plainText(message)}${id}\n`);
}

function records({ notifications, incidents, summary }: Replay): string[] {
  return [
    ...notifications.map(({ at, topic, subject, body, attributes }) => ({
      record: 'notification',
      at,
      incidentId: attributes.incidentId,
      reason: attributes.reason,
      topic,
      subject,
      body,
      attributes,
    })),
    ...incidents.map((incident) => ({ record: 'incident', ...incident })),
    { record: 'summary', ...summary },
  ].map((record) => `${toJson(record)}\n`);
}

/** Adds the command `replay`. */
export function addReplay(program: Command): void {
  const command = program
    .command('replay')
    .description('run a recorded scenario through the real functions, with a virtual clock')
    .argument('<dir>', 'the folder with scenario.json, events.jsonl and account.json')
    .option('--data <dir>', 'where to save the table for --local (default: ~/.cache/loopwatch)')
    .addHelpText(
      'after',
      `
Examples:
  npx loopwatch replay events/scenarios/deployment-95
  npx loopwatch replay events/scenarios/deployment-95 -o jsonl | jq 'select(.record == "incident")'
`,
    );
  command.addOption(
    new Option('-o, --output <format>', 'for programs (default: the story for a person)').choices([
      'jsonl',
    ]),
  );
  command.action(async (directory: string, options: { output?: string; data?: string }) => {
    const scenario = await readScenario(directory);
    // The functions and their clients take half a second to load; only this command needs them.
    const { startDynamoDb } = await import('../local/dynamodb.ts');
    const { replay } = await import('../local/replay.ts');
    const { defaultDataFolder, saveTable } = await import('../local/saved-table.ts');
    const dynamodb = await startDynamoDb();
    try {
      const result = await replay(scenario, dynamodb, { onLog: warn });
      const flags = tableFlags({ ...options, local: true });
      const text = options.output ? records(result).join('') : tellStory(scenario, result, flags);
      process.stdout.write(text);
      const folder = options.data ?? defaultDataFolder();
      // The replay is worth showing whatever becomes of the folder, so that comes first. Without
      // the folder only --local has nothing to read.
      await saveTable(dynamodb, folder).catch((error: Error) => {
        const note = `the table could not be kept in ${folder}: ${error.message}`;
        process.stderr.write(`${plainText(note)}\n`);
      });
    } finally {
      await dynamodb.stop();
    }
  });
}
