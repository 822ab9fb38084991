import { closeIncident, isOver } from '../incident/grace.ts';
import { type Incident, isActive, refOf } from '../incident/incident.ts';
import { isLookDue } from '../incident/needs-diagnosis.ts';
import { isRetryDue } from '../incident/needs-stack-diagnosis.ts';
import { isOverdue } from '../notification/notification.ts';
import type { TopicKind } from '../notification/topics.ts';
import type { Notifications } from '../table/notifications.ts';
import { announceOpening } from './announce-opening.ts';
import { recountIncident } from './recount-incident.ts';
import type { StepWorld } from './step-world.ts';

type World = StepWorld & {
  readonly notifications: Notifications;
  readonly topics: readonly TopicKind[];
};

/**
 * Does for an incident what time alone makes due: sends messages that should have been sent by now,
 * has a growing loop looked at again, closes what is over.
 */
export async function pursueIncident(incident: Incident, world: World): Promise<void> {
  const now = world.now();
  const ref = refOf(incident);
  const sent = await world.notifications.of(incident.id);
  const overdue = world.topics.some(({ topic }) => isOverdue(incident, sent, topic, now));
  // Whoever resolved it may have died before looking a second time.
  const mayBeBack = overdue && incident.status === 'resolved';
  if (mayBeBack && (await recountIncident(incident, world))) return;
  if (overdue) await world.notificationsQueue.send({ ...ref, why: 'overdue' });
  const isDue = (isActive(incident) && isLookDue(incident, now)) || isRetryDue(incident, now);
  if (isDue) await world.incidentsQueue.send({ ...ref, why: 'another look' });
  if (isActive(incident)) {
    await announceOpening(incident, world);
  } else if (!overdue && isOver(incident, now)) {
    await world.incidents.update(ref, (stored) =>
      isOver(stored, now) ? closeIncident(stored, now) : undefined,
    );
  }
}
