import type { EmbeddedDynamoDb } from '../../local/dynamodb.ts';
import { replay } from '../../local/replay.ts';
import { saveTable } from '../../local/saved-table.ts';
import type { Incident } from '../../shared/incident/incident.ts';
import { accountOf } from '../helpers/account.ts';
import { bothEvents, crashLoop } from '../helpers/crash-events.ts';
import { scenarioNamed, scenarioOf } from '../helpers/replays.ts';
import { openTable, tableOf } from '../helpers/table.ts';
import { temporaryFolder } from './folders.ts';

async function saved(fill: (dynamodb: EmbeddedDynamoDb) => Promise<unknown>): Promise<string> {
  const folder = temporaryFolder();
  const { dynamodb } = await openTable();
  await fill(dynamodb);
  await saveTable(dynamodb, folder);
  await dynamodb.stop();
  return folder;
}

/** A folder for `--data` whose table contains these incidents. */
export const savedIncidents = (incidents: readonly Incident[]): Promise<string> =>
  saved(async (dynamodb) => {
    for (const incident of incidents) await tableOf(dynamodb).incidents.open(incident);
  });

/** A folder for `--data` in which a loop of the service media was just paged, with its cause. */
export const savedLoop = (): Promise<string> =>
  saved((dynamodb) => {
    const events = crashLoop(2).flatMap((one) => bothEvents(one));
    const account = accountOf('media', { tasks: ['t1', 't2'] });
    const until = Date.parse('2026-02-03T08:06:00Z');
    return replay(scenarioOf(events, { account, until }), dynamodb);
  });

/** A folder for `--data` as a replay of a scenario of events/ saves it. */
export const savedScenario = (name: string): Promise<string> =>
  saved(async (dynamodb) => replay(await scenarioNamed(name), dynamodb));
