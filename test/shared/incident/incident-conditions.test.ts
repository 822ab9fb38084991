import { describe, expect, it } from 'vitest';
import type { Incident, NotedCondition } from '../../../shared/incident/incident.ts';
import { conditionsOf, withConditions } from '../../../shared/incident/incident-conditions.ts';
import { reopenIncident } from '../../../shared/incident/opening.ts';
import type { ConditionName } from '../../../shared/service/conditions.ts';
import type { ServiceCondition } from '../../../shared/service/service-condition.ts';
import { conditionAt } from '../../helpers/conditions.ts';
import { incidentFrom } from '../../helpers/incidents.ts';

const noted = (name: ConditionName, condition: ServiceCondition): NotedCondition => ({
  name,
  ...condition,
  notedAt: conditionAt(9, 9).at,
});
const incidentWith = (conditions: readonly NotedCondition[], more: Partial<Incident> = {}) =>
  incidentFrom({ with: { conditions, ...more } });
const NOW = Date.parse(conditionAt(9, 9).at);
const first = { deploymentId: 'ecs-svc/1' };
const second = { deploymentId: 'ecs-svc/2' };

describe('withConditions', () => {
  const unplaced = conditionAt(0, 5, { reason: 'no capacity' });

  it('includes a condition and adds it to the timeline', () => {
    const next = withConditions(incidentFrom(), { 'placement-failed': unplaced }, NOW);
    expect(next?.conditions).toEqual([noted('placement-failed', unplaced)]);
    expect(next?.timeline.at(-1)).toEqual({
      at: conditionAt(9, 9).at,
      kind: 'placement-failed',
      why: 'no capacity',
    });
  });

  it.each<[string, readonly NotedCondition[], Parameters<typeof withConditions>[1], string[]]>([
    ['adds nothing when there are no conditions', [], {}, []],
    [
      'adds nothing for a condition that is over',
      [],
      { 'tasks-unhealthy': conditionAt(0, 5, { over: true }) },
      [],
    ],
    [
      'adds nothing for a condition that is reported again',
      [noted('placement-failed', unplaced)],
      { 'placement-failed': conditionAt(0, 60) },
      [],
    ],
    [
      'adds the same condition of another deployment',
      [noted('deployment-failed', conditionAt(0, 0, first))],
      { 'deployment-failed': conditionAt(8, 8, second) },
      ['deployment-failed'],
    ],
    [
      'adds nothing for a second event of the same deployment',
      [noted('deployment-failed', conditionAt(0, 0, first))],
      { 'deployment-failed': conditionAt(1, 1, first) },
      [],
    ],
    [
      'adds several in the order of the conditions table, whatever order they came in',
      [],
      {
        'below-desired': conditionAt(0, 16),
        'deployment-failed': conditionAt(5, 5, first),
        'deployment-rolled-back': conditionAt(4, 4, second),
      },
      ['deployment-rolled-back', 'deployment-failed', 'below-desired'],
    ],
  ])('%s', (_, known, conditions, added) => {
    const incident = incidentWith(known);
    const next = withConditions(incident, conditions, NOW);
    const news = (next ?? incident).timeline.slice(incident.timeline.length);
    expect(news.map(({ kind }) => kind)).toEqual(added);
    expect(next === undefined).toBe(added.length === 0);
  });

  it.each([
    ['adds nothing after reopening for a condition that it included before', 'ecs-svc/1', 5, 0],
    ['adds a condition after reopening when it is reported again', 'ecs-svc/1', 25, 1],
    ['adds a condition after reopening whose report arrived late', 'ecs-svc/2', 5, 1],
  ])('%s', (_, deploymentId, minute, count) => {
    const incident = incidentWith([
      { ...noted('deployment-failed', conditionAt(0, 0, first)), notedAt: conditionAt(0, 0).at },
    ]);
    const resolved = { at: conditionAt(20, 20).at, kind: 'resolved' } as const;
    const timeline = [...incident.timeline, resolved];
    const back = { at: new Date(NOW).toISOString(), kind: 'reopened', why: 'back' } as const;
    const reopened = reopenIncident({ ...incident, status: 'resolved', timeline }, back);
    const conditions = { 'deployment-failed': conditionAt(minute, minute, { deploymentId }) };
    const before = reopened.conditions?.length ?? 0;
    const next = withConditions(reopened, conditions, NOW) ?? reopened;
    expect((next.conditions?.length ?? 0) - before).toBe(count);
  });
});

describe('conditionsOf', () => {
  const then = conditionAt(0, 5);
  const later = conditionAt(0, 30);

  it.each<[string, Incident, Parameters<typeof conditionsOf>[1], readonly NotedCondition[]]>([
    [
      'returns nothing for an incident without conditions',
      incidentFrom(),
      { 'placement-failed': later },
      [],
    ],
    [
      'returns a condition with the time of its newest report',
      incidentWith([noted('placement-failed', then)]),
      { 'placement-failed': later },
      [noted('placement-failed', conditionAt(0, 30))],
    ],
    [
      'returns a condition unchanged when nothing is stored any more',
      incidentWith([noted('placement-failed', then)]),
      undefined,
      [noted('placement-failed', then)],
    ],
    [
      'returns a condition unchanged when the stored one is of another deployment',
      incidentWith([noted('deployment-failed', { ...then, ...first })]),
      { 'deployment-failed': { ...later, ...second } },
      [noted('deployment-failed', { ...then, ...first })],
    ],
    [
      'returns a condition unchanged when its newest report came after the resolution',
      incidentWith([noted('placement-failed', then)], { resolvedAt: conditionAt(20, 20).at }),
      { 'placement-failed': later },
      [noted('placement-failed', then)],
    ],
    [
      'returns a condition with the time of a report before the resolution',
      incidentWith([noted('placement-failed', then)], { resolvedAt: conditionAt(40, 40).at }),
      { 'placement-failed': later },
      [noted('placement-failed', later)],
    ],
    [
      'returns a condition unchanged when the service’s own figures show it',
      incidentWith([noted('below-desired', then)]),
      { 'below-desired': later },
      [noted('below-desired', then)],
    ],
  ])('%s', (_, incident, stored, expected) => {
    expect(conditionsOf(incident, stored)).toEqual(expected);
  });
});
