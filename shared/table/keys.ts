import type { Incident } from '../incident/incident.ts';

/** The only place that knows how keys are written; README.md beside this file has the chart. */

/** A failure is `F#createdAt#taskId` under its resource. */
export const failureKey = (resourceKey: string, key: string) => ({
  PK: resourceKey,
  SK: `F#${key}`,
});

/** An incident is `I#sequence` under its resource; sorts after the failures. */
export const incidentKey = (resourceKey: string, sequence: number) => ({
  PK: resourceKey,
  SK: `I#${String(sequence).padStart(6, '0')}`,
});

/** What ECS last said of a service is `S` under its resource; sorts after the incidents. */
export const serviceKey = (resourceKey: string) => ({ PK: resourceKey, SK: 'S' });

/** A deployment is `D#id` under its service; sorts before the failures, out of detect's way. */
export const deploymentKey = (resourceKey: string, id: string) => ({
  PK: resourceKey,
  SK: `D#${id}`,
});

/** What is stored of a stack is `S` under its resource, as of a service. */
export const stateKey = serviceKey;

/**
 * What became of a root stack itself is `D#0#time#status` under its resource: the same event has
 * the same key. What was found out of the operation that ended then is `D#1#time`.
 */
export const ownRowKey = (resourceKey: string, at: string, status: string) => ({
  PK: resourceKey,
  SK: `D#0#${at}#${status}`,
});
export const operationFactsKey = (resourceKey: string, endedAt: string) => ({
  PK: resourceKey,
  SK: `D#1#${endedAt}`,
});
export const OWN_ROW_RANGE = { from: 'D#0#', to: 'D#0#~' } as const;
export const OPERATION_RANGE = { from: 'D#0#', to: 'D#1#~' } as const;

/** The events of an incident's operation, a hundred an item, under the incident's id. */
export const stackEventsKey = (incidentId: string, page: number) => ({
  PK: `INCIDENT#${incidentId}`,
  SK: `STACKEVENTS#${String(page).padStart(4, '0')}`,
});
export const STACK_EVENTS_RANGE = { from: 'STACKEVENTS#', to: 'STACKEVENTS#~' } as const;

/** Failures, incidents and the service item, which one query backwards reads newest first. */
export const HISTORY_RANGE = { from: 'F#', to: 'S' } as const;
export const FAILURE_RANGE = { from: 'F#', to: 'F#~' } as const;
export const DEPLOYMENT_RANGE = { from: 'D#', to: 'D#~' } as const;
export const INCIDENT_RANGE = { from: 'I#', to: 'I#~' } as const;

/** What is too big, or too much, for the incident's own item is stored under the incident's id. */
export const evidenceKey = (incidentId: string) => ({
  PK: `INCIDENT#${incidentId}`,
  SK: 'EVIDENCE',
});
export const notificationKey = (incidentId: string, deduplicationKey: string) => ({
  PK: `INCIDENT#${incidentId}`,
  SK: `NOTIFICATION#${deduplicationKey}`,
});
export const NOTIFICATION_RANGE = { from: 'NOTIFICATION#', to: 'NOTIFICATION#~' } as const;

/** The attributes that only the indexes read; `listedAt` never changes, so pages stay stable. */
export const indexAttributes = (incident: Incident) => ({
  listedAt: `${incident.openedAt}#${incident.id}`,
  name: incident.resource.name,
  day: incident.openedAt.slice(0, 10),
});
