import { describe, expect, it } from 'vitest';
import { outcomeOf, usualMilliseconds } from '../../../shared/stack/operation-outcome.ts';
import type { StackEvent } from '../../../shared/stack/stack-event.ts';
import { operations, own, resource } from '../../helpers/operations.ts';

const begun = own(0, 'UPDATE_IN_PROGRESS', 'User Initiated');
const exists = 'acme-assets already exists';
const rolledBack = [
  begun,
  resource(2, 'UPDATE_FAILED', exists),
  own(3, 'UPDATE_ROLLBACK_IN_PROGRESS', 'The following resource(s) failed to update: [Assets].'),
  own(5, 'UPDATE_ROLLBACK_COMPLETE'),
];
const stuck = [...rolledBack.slice(0, 3), own(5, 'UPDATE_ROLLBACK_FAILED')];
const told = (events: readonly StackEvent[]) =>
  operations(events).map((one) => `${one.type} ${outcomeOf(one)} ${one.failures.length}`);

describe('operationsOf', () => {
  it.each<[string, StackEvent[], string[]]>([
    ['an update that goes on', [begun], ['UPDATE in-progress 0']],
    [
      'one in its clean-up',
      [begun, own(4, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS')],
      ['UPDATE succeeded 0'],
    ],
    ['one that is rolled back', rolledBack, ['UPDATE rolled-back 1']],
    ['one whose rollback failed', stuck, ['UPDATE stuck 1']],
    [
      'one whose rollback was continued',
      [...stuck, own(50, 'UPDATE_ROLLBACK_IN_PROGRESS'), own(52, 'UPDATE_ROLLBACK_COMPLETE')],
      ['UPDATE rolled-back 1'],
    ],
    ['one whose beginning is unknown', rolledBack.slice(1), ['UPDATE rolled-back 1']],
    [
      'two, one after the other',
      [...rolledBack, own(9, 'UPDATE_IN_PROGRESS', 'User Initiated'), own(12, 'UPDATE_COMPLETE')],
      ['UPDATE rolled-back 1', 'UPDATE succeeded 0'],
    ],
    [
      'one that a person cancelled',
      [
        begun,
        own(3, 'UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated'),
        own(5, 'UPDATE_ROLLBACK_COMPLETE'),
      ],
      ['UPDATE cancelled 0'],
    ],
    [
      'a creation that is deleted because it failed',
      [
        own(0, 'CREATE_IN_PROGRESS', 'User Initiated', 't1'),
        resource(2, 'CREATE_FAILED', exists),
        own(3, 'DELETE_IN_PROGRESS', '', 't1'),
        own(5, 'DELETE_COMPLETE', '', 't1'),
      ],
      ['CREATE deleted 1'],
    ],
    [
      'a creation that a person deletes meanwhile',
      [
        own(0, 'CREATE_IN_PROGRESS', 'User Initiated', 't1'),
        own(3, 'DELETE_IN_PROGRESS', 'User Initiated', 't2'),
      ],
      ['CREATE in-progress 0', 'DELETE in-progress 0'],
    ],
    [
      'a deletion that is refused',
      [
        own(0, 'DELETE_IN_PROGRESS'),
        own(1, 'UPDATE_COMPLETE', 'Export shop-Vpc cannot be deleted as it is in use by web'),
      ],
      ['DELETE refused 0'],
    ],
    [
      'an update that fails at something new, whose beginning is unknown',
      [
        resource(2, 'CREATE_FAILED', exists),
        own(3, 'UPDATE_ROLLBACK_IN_PROGRESS'),
        own(5, 'UPDATE_ROLLBACK_COMPLETE'),
      ],
      ['UPDATE rolled-back 1'],
    ],
    [
      'a creation that is deleted for its failure, and nothing else is known',
      [own(3, 'DELETE_IN_PROGRESS', 'The following resource(s) failed to create: [Assets].')],
      ['CREATE rolling-back 0'],
    ],
    [
      'a failed resource of the next operation, before any row of that',
      [
        own(0, 'UPDATE_IN_PROGRESS', 'User Initiated', 't1'),
        { ...resource(2, 'UPDATE_FAILED', exists), token: 't1' },
        { ...resource(4, 'CREATE_FAILED', exists), logicalId: 'Role', token: 't2' },
      ],
      ['UPDATE in-progress 1', 'UPDATE in-progress 1'],
    ],
    [
      'a rollback that is continued, and fails again before its own row is known',
      [...stuck, { ...resource(50, 'UPDATE_FAILED', exists), token: 'another' }],
      ['UPDATE stuck 1', 'UPDATE in-progress 1'],
    ],
    [
      'a clean-up that could not delete',
      [
        begun,
        own(4, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'),
        resource(5, 'DELETE_FAILED', 'in use'),
        own(6, 'UPDATE_COMPLETE'),
      ],
      ['UPDATE succeeded 1'],
    ],
  ])('tells of %s, in whatever order its events come', (_, events, expected) => {
    expect(told(events)).toEqual(expected);
    expect(told(events.toReversed())).toEqual(expected);
    expect(told([...events, ...events])).toEqual(expected);
  });

  it('counts no resource that was only given up', () => {
    expect(told([begun, resource(2, 'UPDATE_FAILED', 'Resource update cancelled')])).toEqual([
      'UPDATE in-progress 0',
    ]);
  });
});

describe('usualMilliseconds', () => {
  const update = (at: number, took: number) => [
    own(at, 'UPDATE_IN_PROGRESS', 'User Initiated'),
    own(at + took, 'UPDATE_COMPLETE'),
  ];
  it('is the median of three or more that succeeded, and unknown before', () => {
    const two = [...update(0, 6), ...update(60, 5)];
    expect(usualMilliseconds(operations(two), 'UPDATE')).toBeUndefined();
    const three = [...two, ...update(120, 9)];
    expect(usualMilliseconds(operations(three), 'UPDATE')).toBe(6 * 60_000);
  });
});
