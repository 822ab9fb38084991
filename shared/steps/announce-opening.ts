import type { Queue } from '../aws/queue.ts';
import { type Incident, refOf } from '../incident/incident.ts';
import { PAGE_DELAY_SECONDS } from '../names.ts';
import type { Incidents } from '../table/incidents.ts';

interface World {
  readonly incidents: Incidents;
  readonly incidentsQueue: Queue;
  readonly notificationsQueue: Queue;
}

/**
 * A deployment that failed is rolled back within a moment, if at all: the page waits for it, in
 * seconds, so that it tells both.
 */
const ROLLBACK_SECONDS = 5;

/**
 * Sends an incident's opening on its way, to diagnose at once and to notify after a delay, so that
 * a page is never held up by evidence. Whoever finds an opening that is not known to be sent sends
 * it: the one who opened it may have crashed in between. A second copy does no harm.
 */
export async function handOver(incident: Incident, world: World): Promise<void> {
  if (incident.handedOver >= incident.opening) return;
  const ref = refOf(incident);
  const delay = incident.detector === 'deployment-failed' ? ROLLBACK_SECONDS : 0;
  await world.incidentsQueue.send({ ...ref, why: 'opened' }, delay);
  await world.notificationsQueue.send({ ...ref, why: 'page delay is over' }, PAGE_DELAY_SECONDS);
  await world.incidents.update(ref, (stored) =>
    stored.handedOver >= incident.opening ? undefined : { ...stored, handedOver: incident.opening },
  );
}
