import { type Span, spanOf } from '../incident/failure-span.ts';
import type { Incident } from '../incident/incident.ts';
import { conditionsOf } from '../incident/incident-conditions.ts';
import { operationSpan } from '../incident/operation-span.ts';
import type { Documents } from './document-client.ts';
import { openFailures } from './failures.ts';
import { incidentFailures } from './incident-failures.ts';
import { openServices } from './services.ts';
import { readStackHistory } from './stack-history.ts';

/** An incident's numbers as what is stored of its resource tells them now. */
export async function incidentSpan(
  { documents }: { readonly documents: Documents },
  incident: Incident,
): Promise<Span | undefined> {
  const { conditions = [], resolvedAt, resource } = incident;
  if (resource.kind === 'stack') {
    const { rows, failures } = await readStackHistory(documents, resource.key);
    return operationSpan(incident, rows, failures);
  }
  const mayHaveSome = conditions.length > 0 || resolvedAt !== undefined;
  const [failures, state] = await Promise.all([
    incidentFailures(openFailures(documents), incident),
    mayHaveSome ? openServices(documents).get(resource.key) : undefined,
  ]);
  return spanOf(failures, conditionsOf(incident, state?.conditions));
}
