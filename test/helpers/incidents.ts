import { parseEvent } from '../../shared/event/event.ts';
import type { Failure } from '../../shared/failure/failure.ts';
import { taskFailure } from '../../shared/failure/read-task-failure.ts';
import type { Incident } from '../../shared/incident/incident.ts';
import { nextIncident } from '../../shared/incident/opening.ts';
import { serviceResource } from '../../shared/resource.ts';
import { ACCOUNT, type Crash, crash, crashLoop, REGION, START } from './crash-events.ts';

/** The failure that is read from the event of a crash. */
export function failureFrom(options: Crash = {}): Failure {
  const event = parseEvent(JSON.stringify(crash(options)));
  if (event['detail-type'] !== 'ECS Task State Change') throw new Error('another kind of event');
  const stopped = taskFailure(event);
  if (!stopped) throw new Error('the task belongs to no service, or has not stopped');
  return stopped.failure;
}

interface Options {
  readonly service?: string;
  /** ISO time. */
  readonly openedAt?: string;
  readonly previous?: Incident;
  readonly with?: Partial<Incident>;
}

/** An incident of a service, as two crashes in the last minutes open it. */
export function incidentFrom({
  service = 'media',
  openedAt = START,
  ...rest
}: Options = {}): Incident {
  const now = Date.parse(openedAt);
  const createdAt = new Date(now - 300_000).toISOString();
  const failures = crashLoop(2, { service, createdAt }).map(failureFrom);
  const resource = serviceResource(`arn:aws:ecs:${REGION}:${ACCOUNT}:cluster/shop`, service);
  const detection = { detector: 'restart-loop', failures };
  return { ...nextIncident(resource, detection, now, rest.previous), ...rest.with };
}
