import { type Span, spanOf } from '../incident/failure-span.ts';
import type { Incident } from '../incident/incident.ts';
import { conditionsOf } from '../incident/incident-conditions.ts';
import type { Failures } from './failures.ts';
import { incidentFailures } from './incident-failures.ts';
import type { Services } from './services.ts';

/** An incident's numbers as its stored failures, and its service's conditions, tell them now. */
export async function incidentSpan(
  stores: { readonly failures: Failures; readonly services: Services },
  incident: Incident,
): Promise<Span | undefined> {
  const { conditions = [], resolvedAt, resource } = incident;
  const mayHaveSome = conditions.length > 0 || resolvedAt !== undefined;
  const [failures, state] = await Promise.all([
    incidentFailures(stores.failures, incident),
    mayHaveSome ? stores.services.get(resource.key) : undefined,
  ]);
  return spanOf(failures, conditionsOf(incident, state?.conditions));
}
