import { describe, expect, it } from 'vitest';
import { operationText, stepsText } from '../../../../shared/report/section-texts/operation.ts';
import type { OperationSection } from '../../../../shared/report/sections/operation.ts';

const BASE: OperationSection = {
  type: 'CREATE',
  status: 'ROLLBACK_IN_PROGRESS',
  startedAt: '2026-01-14T23:40:00.000Z',
  inProgress: [],
  others: [],
  slowest: [],
  isExpress: false,
  steps: [],
};

describe('operationText', () => {
  it('tells the story by the clock, with the day where it is another one', () => {
    const text = operationText({
      ...BASE,
      failed: {
        logicalId: 'Service',
        type: 'AWS::ECS::Service',
        nested: 'shop-Web-1AB',
        at: '2026-01-14T23:58:30.000Z',
      },
      done: 34,
      inProgress: [
        { logicalId: 'Database', type: 'AWS::RDS::DBInstance' },
        { logicalId: 'Search', type: 'AWS::OpenSearchService::Domain' },
      ],
      rollback: {
        beganAt: '2026-01-14T23:58:32.000Z',
        endedAt: '2026-01-15T00:18:32.000Z',
        hasFailed: false,
        isDeletion: false,
      },
      slowest: [{ logicalId: 'Cluster', type: 'AWS::ECS::Cluster', took: 65_000 }],
    });
    expect(text).toBe(`OPERATION (UTC, 2026-01-14; now ROLLBACK_IN_PROGRESS)
23:40:00  create began
23:58:30  Service (AWS::ECS::Service in shop-Web-1AB) failed first, after 19 min; 34 resources were done by then
          in progress then: Database (AWS::RDS::DBInstance), Search (AWS::OpenSearchService::Domain)
23:58:32  rollback began
2026-01-15 00:18:32  rollback ended, after 20 min`);
  });

  it('names what was slow when it has ended, and what it is working on while nothing has failed', () => {
    const slowest = [{ logicalId: 'Cluster', type: 'AWS::ECS::Cluster', took: 65_000 }];
    const ended = { ...BASE, endedAt: '2026-01-14T23:50:00.000Z', slowest };
    expect(operationText(ended)).toContain('slowest: Cluster (AWS::ECS::Cluster) 65 s');
    expect(operationText({ ...BASE, slowest })).not.toContain('slowest');
    const works = { ...BASE, done: 3, inProgress: [{ logicalId: 'Certificate' }] };
    expect(operationText(works)).toContain('3 done; in progress: Certificate');
  });

  it('says that a rollback failed, and that the mode is EXPRESS', () => {
    const text = operationText({
      ...BASE,
      isExpress: true,
      rollback: {
        beganAt: '2026-01-14T23:45:00.000Z',
        endedAt: '2026-01-14T23:46:00.000Z',
        hasFailed: true,
        isDeletion: false,
      },
    });
    expect(text).toContain('create began, in EXPRESS mode');
    expect(text).toContain('23:46:00  rollback failed, after 60 s');
  });

  it('names no more than a reader takes in', () => {
    const inProgress = Array.from({ length: 9 }, (_, index) => ({ logicalId: `R${index}` }));
    const failed = { logicalId: 'A', at: '2026-01-14T23:41:00.000Z' };
    expect(operationText({ ...BASE, failed, inProgress })).toContain('R5, 3 more');
  });
});

describe('stepsText', () => {
  const step = {
    logicalId: 'Database',
    type: 'AWS::RDS::DBInstance',
    startedAt: '2026-01-14T23:41:00.000Z',
    took: 600_000,
    status: 'CREATE_COMPLETE',
  };

  it('has a line for each step', () => {
    expect(stepsText({ ...BASE, steps: [step] })).toBe(
      'RESOURCES (UTC)\n  23:41:00    10 min  CREATE_COMPLETE     Database (AWS::RDS::DBInstance)',
    );
  });

  it('leaves the rest of very many to programs', () => {
    const text = stepsText({ ...BASE, steps: Array.from({ length: 1000 }, () => step) });
    expect(text.split('\n')).toHaveLength(82);
    expect(text).toContain('and 920 more: `-o json` has every event');
  });

  it('is empty when no events were read', () => {
    expect(stepsText(BASE)).toBe('');
  });
});
