import type { Command } from 'commander';
import type { Incident } from '../shared/incident/incident.ts';
import type { Documents } from '../shared/table/document-client.ts';
import { readIncidentRecord } from '../shared/table/incident-records.ts';
import { openIncidents } from '../shared/table/incidents.ts';
import { CliError, EXIT } from './exit-codes.ts';
import { incidentText } from './incident-text.ts';
import { type Format, toJson, withOutput } from './output.ts';
import { type TableOptions, type TablePlace, useTable, withTableOptions } from './table-source.ts';

/**
 * The incident with this id, which may be written in capitals, as a person dictates it.
 *
 * @throws CliError that says how to find the right id
 */
export async function findIncident(
  documents: Documents,
  place: TablePlace,
  given: string,
): Promise<Incident> {
  const id = given.toLowerCase();
  const incident = await openIncidents(documents).find(id);
  if (!incident) {
    const lists = `npx loopwatch incidents --status all ${place.flags}`;
    throw new CliError(
      EXIT.other,
      `no incident ${id} in ${place.name}: \`${lists}\` lists all that there are`,
    );
  }
  return incident;
}

async function show(id: string, options: TableOptions & { output: Format }): Promise<void> {
  await useTable(options, async (documents, place) => {
    const incident = await findIncident(documents, place, id);
    const record = await readIncidentRecord(documents, incident, { isWhole: true });
    const printers: Readonly<Record<Format, () => string>> = {
      table: () => incidentText(record, { flags: place.flags, isShown: true }),
      json: () => `${toJson(record, 2)}\n`,
      jsonl: () => `${toJson(record)}\n`,
    };
    process.stdout.write(printers[options.output]());
    return { changed: false };
  });
}

/** Adds the command `show`. */
export function addShow(program: Command): void {
  const command = program
    .command('show')
    .description('show an incident: its cause and proof, what to do, its timeline')
    .argument('<id>', 'the id in the page, such as inc-0a1b2c3d4e')
    .addHelpText(
      'after',
      `
Examples:
  npx loopwatch show inc-0a1b2c3d4e --table NAME --region eu-west-1
  npx loopwatch show inc-0a1b2c3d4e --local -o json | jq .diagnoses
`,
    );
  withTableOptions(withOutput(command, ['table', 'json', 'jsonl'], 'table'));
  command.action(show);
}
