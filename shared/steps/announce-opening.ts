import { type Incident, refOf } from '../incident/incident.ts';
import { PAGE_DELAY_SECONDS } from '../settings.ts';
import type { StepWorld } from './step-world.ts';

/**
 * A deployment that failed is rolled back within a moment, if at all. The page waits for it, in
 * seconds, so that it can tell both.
 */
const ROLLBACK_SECONDS = 5;

/**
 * Sends an incident's opening on its way: to diagnose at once, and to notify after a delay, so that
 * a page never waits for evidence. Whoever finds an opening that is not known to be sent sends it,
 * since the one who opened it may have crashed in between. A second copy does no harm.
 */
export async function announceOpening(incident: Incident, world: StepWorld): Promise<void> {
  if (incident.handedOver >= incident.opening) return;
  const ref = refOf(incident);
  const delay = incident.detector === 'deployment-failed' ? ROLLBACK_SECONDS : 0;
  await world.incidentsQueue.send({ ...ref, why: 'opened' }, delay);
  await world.notificationsQueue.send({ ...ref, why: 'page delay is over' }, PAGE_DELAY_SECONDS);
  await world.incidents.update(ref, (stored) =>
    stored.handedOver >= incident.opening ? undefined : { ...stored, handedOver: incident.opening },
  );
}
