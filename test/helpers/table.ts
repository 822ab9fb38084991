import { afterEach, beforeEach } from 'vitest';
import { type EmbeddedDynamoDb, startDynamoDb } from '../../local/dynamodb.ts';
import { embeddedDocuments } from '../../local/embedded-documents.ts';
import { type Incident, STATUSES } from '../../shared/incident/incident.ts';
import { openDeployments } from '../../shared/table/deployments.ts';
import { allOf } from '../../shared/table/document-client.ts';
import { openFailures } from '../../shared/table/failures.ts';
import { openFindings } from '../../shared/table/findings.ts';
import { openIncidents } from '../../shared/table/incidents.ts';
import { openNotifications } from '../../shared/table/notifications.ts';
import { openServices } from '../../shared/table/services.ts';

/** The table as a test reads and fills it. */
export type TestTable = Awaited<ReturnType<typeof openTable>>;

/** Starts DynamoDB with an empty table; it takes a few milliseconds. */
export async function openTable() {
  const dynamodb = await startDynamoDb();
  return { dynamodb, ...tableOf(dynamodb) };
}

/** The functions of `shared/table/`, bound to a running DynamoDB. */
export function tableOf(dynamodb: EmbeddedDynamoDb) {
  const documents = embeddedDocuments(dynamodb);
  const incidents = openIncidents(documents);
  return {
    documents,
    deployments: openDeployments(documents),
    evidence: openFindings(documents),
    failures: openFailures(documents),
    incidents,
    notifications: openNotifications(documents),
    services: openServices(documents),
    /** Every incident, ordered by sequence. */
    async allIncidents(): Promise<Incident[]> {
      const lists = STATUSES.map((status) =>
        allOf((start) => incidents.list('status', status, { start })),
      );
      return (await Promise.all(lists)).flat().sort((a, b) => a.sequence - b.sequence);
    },
  };
}

/** Gives each test of the file a table of its own. @returns the table of the running test */
export function useTable(): () => TestTable {
  let table: TestTable | undefined;
  beforeEach(async () => {
    table = await openTable();
  });
  afterEach(async () => {
    await table?.dynamodb.stop();
  });
  return () => {
    if (!table) throw new Error('the table exists while a test runs');
    return table;
  };
}
