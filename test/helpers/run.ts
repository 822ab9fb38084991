import { detect } from '../../functions/detect.ts';
import { diagnose, diagnoseWorld } from '../../functions/diagnose.ts';
import { notify, notifyWorld } from '../../functions/notify.ts';
import { reconcile, reconcileWorld } from '../../functions/reconcile.ts';
import { spanOf } from '../../shared/incident/failure-span.ts';
import { type Incident, refOf } from '../../shared/incident/incident.ts';
import { resolveIncident } from '../../shared/incident/incident-transitions.ts';
import { stepWorld } from '../../shared/steps/step-world.ts';
import { incidentFailures } from '../../shared/table/incident-failures.ts';
import { bothEvents, type Crash, crash, crashLoop, type EventObject } from './crash-events.ts';
import { type TestRuntime, testRuntime } from './runtime.ts';
import type { TestTable } from './table.ts';

const message = (incident: Incident) => JSON.stringify({ ...refOf(incident), why: 'a test' });

export const runDetect = (runtime: TestRuntime, event: EventObject): Promise<void> =>
  detect(JSON.stringify(event), stepWorld(runtime));

export const runDiagnose = (runtime: TestRuntime, incident: Incident): Promise<void> =>
  diagnose(message(incident), diagnoseWorld(runtime));

export const runNotify = (runtime: TestRuntime, incident: Incident): Promise<void> =>
  notify(message(incident), notifyWorld(runtime));

export const runReconcile = (runtime: TestRuntime): Promise<{ watched: number }> =>
  reconcile(reconcileWorld(runtime));

/** Sends crashes to detect, each at its own time. @returns the runtime of detect */
export async function hearOf(
  { dynamodb }: Pick<TestTable, 'dynamodb'>,
  ...crashes: readonly Crash[]
): Promise<TestRuntime> {
  const runtime = testRuntime(dynamodb);
  for (const event of crashes.map(crash)) {
    runtime.time = Date.parse(event.time);
    await runDetect(runtime, event);
  }
  return runtime;
}

/** Sends all events of a loop to detect. @returns the incident that it opens */
export async function openByLoop(table: TestTable, loop: readonly Crash[] = crashLoop(2)) {
  const runtime = testRuntime(table.dynamodb);
  for (const event of loop.flatMap(bothEvents)) {
    runtime.time = Date.parse(event.time);
    await runDetect(runtime, event);
  }
  return theIncident(table);
}

/** The newest incident of all. */
export async function theIncident(table: TestTable): Promise<Incident> {
  const incident = (await table.allIncidents()).at(-1);
  if (!incident) throw new Error('no incident is stored');
  return incident;
}

/** Resolves the newest incident as reconcile does, or as a person does. */
export async function resolveAt(
  table: TestTable,
  at: number,
  who = 'loopwatch',
): Promise<Incident> {
  const incident = await theIncident(table);
  const span = spanOf(await incidentFailures(table.failures, incident));
  await table.incidents.update(refOf(incident), (stored) =>
    resolveIncident(stored, { who, why: 'healthy again' }, span, at),
  );
  return theIncident(table);
}
