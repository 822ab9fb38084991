import { openQueues } from '../aws/queue.ts';
import { thresholdsOf } from '../detection/thresholds.ts';
import { type Runtime, required } from '../runtime.ts';
import { openDeployments } from '../table/deployments.ts';
import { openDocuments } from '../table/document-client.ts';
import { openFailures } from '../table/failures.ts';
import { openIncidents } from '../table/incidents.ts';
import { openResourceFailures } from '../table/resource-failures.ts';
import { openServices } from '../table/services.ts';
import { openStacks } from '../table/stacks.ts';

/** What the steps can do: the runtime, the table, the queues of the two functions that follow. */
export function stepWorld(runtime: Runtime) {
  const documents = openDocuments(runtime.connect, required(runtime, 'table'));
  const queue = openQueues(runtime.connect);
  return {
    ...runtime,
    documents,
    failures: openFailures(documents),
    incidents: openIncidents(documents),
    services: openServices(documents),
    stacks: openStacks(documents),
    resourceFailures: openResourceFailures(documents),
    deployments: openDeployments(documents),
    incidentsQueue: queue(required(runtime, 'incidentsQueue')),
    notificationsQueue: queue(required(runtime, 'notificationsQueue')),
    thresholds: thresholdsOf(runtime),
  };
}

export type StepWorld = ReturnType<typeof stepWorld>;
