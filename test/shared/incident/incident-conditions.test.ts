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

  it('notes a condition, and tells of it in the timeline', () => {
    const next = withConditions(incidentFrom(), { 'placement-failed': unplaced }, NOW);
    expect(next?.conditions).toEqual([noted('placement-failed', unplaced)]);
    expect(next?.timeline.at(-1)).toEqual({
      at: conditionAt(9, 9).at,
      kind: 'placement-failed',
      why: 'no capacity',
    });
  });

  it.each<[string, readonly NotedCondition[], Parameters<typeof withConditions>[1], string[]]>([
    ['nothing of none', [], {}, []],
    [
      'nothing of one that is over',
      [],
      { 'tasks-unhealthy': conditionAt(0, 5, { over: true }) },
      [],
    ],
    [
      'nothing of one that is said again',
      [noted('placement-failed', unplaced)],
      { 'placement-failed': conditionAt(0, 60) },
      [],
    ],
    [
      'that of another deployment',
      [noted('deployment-failed', conditionAt(0, 0, first))],
      { 'deployment-failed': conditionAt(8, 8, second) },
      ['deployment-failed'],
    ],
    [
      'nothing of the same deployment, told under its other name',
      [noted('deployment-failed', conditionAt(0, 0, first))],
      { 'deployment-failed': conditionAt(1, 1, first) },
      [],
    ],
    [
      'all at once in their own order, whatever the order of telling',
      [],
      {
        'below-desired': conditionAt(0, 16),
        'deployment-failed': conditionAt(5, 5, first),
        'deployment-rolled-back': conditionAt(4, 4, second),
      },
      ['deployment-rolled-back', 'deployment-failed', 'below-desired'],
    ],
  ])('tells %s', (_, known, conditions, told) => {
    const incident = incidentWith(known);
    const next = withConditions(incident, conditions, NOW);
    const news = (next ?? incident).timeline.slice(incident.timeline.length);
    expect(news.map(({ kind }) => kind)).toEqual(told);
    expect(next === undefined).toBe(told.length === 0);
  });

  it.each([
    ['nothing of one that the opening before told of', 'ecs-svc/1', 5, 0],
    ['of it when it is said again', 'ecs-svc/1', 25, 1],
    ['of one that came to light only after the resolution', 'ecs-svc/2', 5, 1],
  ])('tells in a second opening %s', (_, deploymentId, minute, count) => {
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
    ['none of an incident without', incidentFrom(), { 'placement-failed': later }, []],
    [
      'as it stands by now',
      incidentWith([noted('placement-failed', then)]),
      { 'placement-failed': later },
      [noted('placement-failed', conditionAt(0, 30))],
    ],
    [
      'as it was noted when nothing is stored any more',
      incidentWith([noted('placement-failed', then)]),
      undefined,
      [noted('placement-failed', then)],
    ],
    [
      'as it was noted when the stored one is of another deployment',
      incidentWith([noted('deployment-failed', { ...then, ...first })]),
      { 'deployment-failed': { ...later, ...second } },
      [noted('deployment-failed', { ...then, ...first })],
    ],
    [
      'as it was noted when it was said again after the resolution',
      incidentWith([noted('placement-failed', then)], { resolvedAt: conditionAt(20, 20).at }),
      { 'placement-failed': later },
      [noted('placement-failed', then)],
    ],
    [
      'as it stood at the resolution',
      incidentWith([noted('placement-failed', then)], { resolvedAt: conditionAt(40, 40).at }),
      { 'placement-failed': later },
      [noted('placement-failed', later)],
    ],
    [
      'as it began, of one that ECS’s own figures show',
      incidentWith([noted('below-desired', then)]),
      { 'below-desired': later },
      [noted('below-desired', then)],
    ],
  ])('gives %s', (_, incident, stored, expected) => {
    expect(conditionsOf(incident, stored)).toEqual(expected);
  });
});
