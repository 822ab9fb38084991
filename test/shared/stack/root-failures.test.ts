import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chronological, lastOperation, rootFailures } from '../../../shared/stack/root-failures.ts';
import type { StackRow } from '../../../shared/stack/stack-row.ts';

const row = (second: number, status: string, resource: string, reason = ''): StackRow => ({
  at: `2026-02-03T10:00:0${second}.000Z`,
  status,
  resource,
  reason,
});
const CANCELLED = 'Resource creation cancelled';
/** A creation that fails: B and D by themselves, C with them, and E cannot be deleted again. */
const STORY = [
  row(0, 'CREATE_IN_PROGRESS', 'B', 'Resource creation Initiated'),
  row(1, 'CREATE_COMPLETE', 'E'),
  row(2, 'CREATE_FAILED', 'B', 'B is too large'),
  row(3, 'CREATE_FAILED', 'C', CANCELLED),
  row(4, 'CREATE_FAILED', 'D', 'D is too small'),
  row(5, 'ROLLBACK_IN_PROGRESS', 'shop', 'The following resource(s) failed to create: [B, C, D].'),
  row(6, 'DELETE_FAILED', 'E', 'E has a dependent object'),
  row(7, 'ROLLBACK_FAILED', 'shop', 'The following resource(s) failed to delete: [E].'),
];
const timeless = STORY.map(({ at: _, ...rest }) => rest);
const names = (rows: readonly StackRow[]) => rows.map(({ resource }) => resource);

describe('chronological', () => {
  it('orders by time, whatever the order of arrival', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(STORY, { minLength: STORY.length }), (rows) => {
        expect(chronological(rows)).toEqual(STORY);
      }),
    );
  });

  it('orders the events of one second by what can only follow', () => {
    const rows = [
      row(1, 'ROLLBACK_IN_PROGRESS', 'shop'),
      row(1, 'CREATE_FAILED', 'B', 'B is too large'),
      row(1, 'CREATE_IN_PROGRESS', 'B'),
    ];
    expect(chronological(rows)).toEqual([...rows].reverse());
  });

  it('turns a list around that has no times and begins with the end', () => {
    expect(chronological([...timeless].reverse())).toEqual(timeless);
    expect(chronological(timeless)).toEqual(timeless);
  });
});

describe('lastOperation', () => {
  const begin = { status: 'UPDATE_IN_PROGRESS', resource: 'shop', reason: 'User Initiated' };
  const again = [
    begin,
    { status: 'CREATE_FAILED', resource: 'F', reason: 'F is unknown' },
    { status: 'UPDATE_ROLLBACK_IN_PROGRESS', resource: 'shop', reason: 'x failed' },
  ];

  it('leaves out what went before it, whichever way the list goes', () => {
    const rows = [begin, ...timeless, ...again];
    expect(lastOperation(rows)).toEqual(again);
    expect(lastOperation([...rows].reverse())).toEqual(again);
  });

  it('is a success after a failure', () => {
    const success = [begin, { status: 'UPDATE_COMPLETE', resource: 'shop', reason: '' }];
    expect(lastOperation([begin, ...timeless, ...success])).toEqual(success);
  });

  it('is the whole list where no beginning was pasted', () => {
    expect(lastOperation(timeless)).toEqual(timeless);
  });
});

describe('rootFailures', () => {
  it('are all that failed by themselves before the rollback, in the order of their times', () => {
    expect(names(rootFailures(STORY))).toEqual(['B', 'D']);
    expect(names(rootFailures([...STORY].reverse()))).toEqual(['B', 'D']);
    expect(names(rootFailures([...timeless].reverse()))).toEqual(['B', 'D']);
  });

  it('are what a deletion could not delete', () => {
    expect(names(rootFailures(STORY.slice(6)))).toEqual(['E']);
  });

  it("are the stack's own rows where no resource says anything", () => {
    const reason = 'Parameter validation failed: no such key pair. Rollback requested by user.';
    const rows = [row(0, 'ROLLBACK_IN_PROGRESS', 'shop', reason), row(1, 'CREATE_FAILED', 'B')];
    expect(names(rootFailures(rows))).toEqual(['shop']);
  });

  it('are no lines around a list', () => {
    const lines = ['Successfully created shop', 'Failed resources:'].map((reason) => ({ reason }));
    expect(names(rootFailures([...lines, ...STORY]))).toEqual(['B', 'D']);
    expect(rootFailures([...lines, row(0, 'CREATE_COMPLETE', 'B')])).toEqual([]);
  });

  it('are the reasons themselves where nothing else was pasted', () => {
    const rows = ['', CANCELLED, 'B is too large'].map((reason) => ({ reason }));
    expect(rootFailures(rows)).toEqual([{ reason: 'B is too large' }]);
    expect(rootFailures(rows.slice(0, 2))).toEqual([]);
  });
});
