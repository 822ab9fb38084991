import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { type Incident, isActive, refOf } from '../shared/incident/incident.ts';
import { resolveIncident } from '../shared/incident/incident-transitions.ts';
import { noted } from '../shared/incident/timeline.ts';
import { readIncidentRecord } from '../shared/table/incident-records.ts';
import { incidentSpan } from '../shared/table/incident-span.ts';
import { openIncidents } from '../shared/table/incidents.ts';
import { safeLine } from '../shared/text/safe-line.ts';
import { incidentText } from './incident-text.ts';
import { type Format, toJson, withOutput } from './output.ts';
import { findIncident } from './show.ts';
import { type TableOptions, useTable, withTableOptions } from './table-source.ts';

interface Options extends TableOptions {
  readonly note?: string;
  readonly by?: string;
  readonly output: Format;
}

/** The user of this machine. */
function me(): string {
  try {
    return userInfo().username;
  } catch {
    return 'somebody';
  }
}

/** A note appears in the next page, so it is redacted, plain and short like all that is stored. */
const NOTE_BYTES = 1_000;
const NAME_BYTES = 100;

/** What was done, as the timeline ends with it. */
function saidOf({ status, timeline }: Incident, changed: boolean): string {
  if (!changed) return ` was ${status} already; --note TEXT leaves a note`;
  return timeline.at(-1)?.kind === 'note' ? ': note added' : ' resolved';
}

async function resolve(id: string, options: Options): Promise<void> {
  await useTable(options, async (documents, place) => {
    const incidents = openIncidents(documents);
    const incident = await findIncident(documents, place, id);
    const who = safeLine(options.by ?? me(), NAME_BYTES);
    const note = options.note && safeLine(options.note, NOTE_BYTES);
    const now = Date.now();
    const span = await incidentSpan({ documents }, incident);
    const done = await incidents.update(refOf(incident), (stored) => {
      if (isActive(stored))
        return resolveIncident(stored, { who, why: 'by hand', note }, span, now);
      if (!note) return undefined;
      const at = new Date(now).toISOString();
      return noted({ ...stored, note }, { at, kind: 'note', who, why: note });
    });
    const left = done?.incident ?? incident;
    const changed = done?.changed ?? false;
    const record = await readIncidentRecord(documents, left);
    if (options.output === 'table') {
      process.stderr.write(`${left.id}${saidOf(left, changed)}\n`);
      process.stdout.write(incidentText(record, { flags: place.flags, isShown: true }));
    } else {
      process.stdout.write(`${toJson(record, options.output === 'json' ? 2 : undefined)}\n`);
    }
    return { changed };
  });
}

/** Adds the command `resolve`. */
export function addResolve(program: Command): void {
  const command = program
    .command('resolve')
    .description('resolve an incident by hand, with a note for whoever meets the failure next')
    .argument('<id>', 'the id in the page, such as inc-0a1b2c3d4e')
    .option('--note <text>', 'what fixed it; shown when it happens again; can be added later')
    .option('--by <name>', 'who resolves it (default: the user of this machine)')
    .addHelpText(
      'after',
      `
The incident opens again if the service keeps failing. Those who were paged are told within a
minute that it is resolved.

Examples:
  npx loopwatch resolve inc-0a1b2c3d4e --table NAME --region eu-west-1 --note "set DB_HOST"
  npx loopwatch resolve inc-0a1b2c3d4e --local
`,
    );
  withTableOptions(withOutput(command, ['table', 'json', 'jsonl'], 'table'));
  command.action(resolve);
}
