import { describe, expect, it } from 'vitest';
import { spanOf } from '../../../shared/incident/failure-span.ts';
import type { Incident, Status } from '../../../shared/incident/incident.ts';
import { refOf } from '../../../shared/incident/incident.ts';
import { resolveIncident } from '../../../shared/incident/incident-transitions.ts';
import { recountIncident } from '../../../shared/steps/recount-incident.ts';
import { stepWorld } from '../../../shared/steps/step-world.ts';
import { crashLoop, resourceKeyOf } from '../../helpers/crash-events.ts';
import { failureFrom, incidentFrom } from '../../helpers/incidents.ts';
import { minutes } from '../../helpers/life.ts';
import { testRuntime } from '../../helpers/runtime.ts';
import { useTable } from '../../helpers/table.ts';

const table = useTable();
const iso = (minute: number) => new Date(minutes(minute)).toISOString();
const failures = crashLoop(2).map(failureFrom);
/** A task that fails one minute after it was created. */
const failing = (minute: number) => failureFrom({ task: `m${minute}`, createdAt: iso(minute - 1) });
const put = (...some: typeof failures) =>
  Promise.all(some.map((failure) => table().failures.put(resourceKeyOf(), failure, 0)));

/** Stores an incident of two failures that was resolved after forty minutes. */
async function resolved(who: string): Promise<Incident> {
  await put(...failures);
  const opened = incidentFrom({ with: { trigger: failures[1]?.key ?? '' } });
  const by = { who, why: 'healthy again' };
  const incident = resolveIncident(opened, by, spanOf(failures), minutes(40));
  await table().incidents.open(incident);
  return incident;
}
/** Recounts at that minute. @returns whether it is open again, and what is stored then */
async function recountAt(minute: number, incident: Incident) {
  const runtime = testRuntime(table().dynamodb);
  runtime.time = minutes(minute);
  const isBack = await recountIncident(incident, stepWorld(runtime));
  const left = await table().incidents.get(resourceKeyOf(), 1);
  return { isBack, left, sent: runtime.sent.map(({ queue }) => queue) };
}

describe('recountIncident', () => {
  it.each<[string, string, number[], number, Status, number | undefined]>([
    [
      'leaves the incident resolved when no further failure is stored',
      'loopwatch',
      [],
      41,
      'resolved',
      2,
    ],
    ['counts failures that arrived late', 'loopwatch', [6, 7], 41, 'resolved', 4],
    ['does not count a failure from after the resolution', 'loopwatch', [50], 51, 'resolved', 2],
    ['counts a late failure from before the quiet period', 'loopwatch', [9], 41, 'resolved', 3],
    [
      'reopens the incident when the service was not quiet after all',
      'loopwatch',
      [39],
      41,
      'open',
      undefined,
    ],
    ['reopens the incident as long as the grace lasts', 'loopwatch', [39], 70, 'open', undefined],
    ['only counts once the grace is over', 'loopwatch', [39], 71, 'resolved', 3],
    ['only counts when a person resolved the incident', 'maria', [39], 41, 'resolved', 3],
  ])('%s', async (_, who, late, at, status, count) => {
    const incident = await resolved(who);
    await put(...late.map(failing));
    const { isBack, left, sent } = await recountAt(at, incident);
    expect([left?.status, left?.span?.failures]).toEqual([status, count]);
    expect(isBack).toBe(status === 'open');
    expect(sent).toEqual(isBack ? ['incidents', 'notifications'] : []);
  });

  it('only counts when the incident is closed', async () => {
    const { resource, sequence } = await resolved('loopwatch');
    const closed = await table().incidents.update(
      { resourceKey: resource.key, sequence },
      (stored) => ({ ...stored, status: 'closed' }),
    );
    await put(failing(39));
    const { left } = await recountAt(41, closed?.incident as Incident);
    expect([left?.status, left?.span?.failures]).toEqual(['closed', 3]);
  });

  it('does not lower the count when failures have expired', async () => {
    const incident = await resolved('loopwatch');
    const span = { ...incident.span, failures: 9 } as NonNullable<Incident['span']>;
    await table().incidents.update(refOf(incident), (stored) => ({ ...stored, span }));
    expect((await recountAt(41, incident)).left?.span?.failures).toBe(9);
  });

  it('does not recount an incident that is open again', async () => {
    const incident = await resolved('loopwatch');
    const open = await table().incidents.update(
      refOf(incident),
      ({ span: _span, resolvedAt: _at, ...rest }) => ({ ...rest, status: 'open' }),
    );
    await put(failing(39));
    const { isBack, left } = await recountAt(41, incident);
    expect(isBack).toBe(true);
    expect(left).toEqual({ ...open?.incident, handedOver: 1, revision: left?.revision });
  });

  it('does nothing for an incident that is not stored', async () => {
    expect(await recountAt(41, incidentFrom())).toEqual({ isBack: false, sent: [] });
  });
});
