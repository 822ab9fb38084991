import { describe, expect, it } from 'vitest';
import { type KeptEvent, restored } from '../../../shared/stack/kept-event.ts';
import type { StackEvent } from '../../../shared/stack/stack-event.ts';
import { own, resource, STACK_ID } from '../../helpers/operations.ts';

const kept = ({ stackId: _id, token: _token, ...event }: StackEvent): KeptEvent => event;

describe('restored', () => {
  it('gives events the ids of their stacks, which rows of the stacks themselves tell', () => {
    const events = [own(0, 'UPDATE_IN_PROGRESS'), resource(2, 'UPDATE_FAILED', 'no')];
    expect(restored(events.map(kept), [])).toEqual(events);
  });

  it('takes an id from other events of the operation, and leaves out what has none', () => {
    const event = resource(2, 'UPDATE_FAILED', 'no');
    expect(restored([kept(event)], [own(0, 'UPDATE_IN_PROGRESS')])).toMatchObject([
      { stackId: STACK_ID, logicalId: 'Assets' },
    ]);
    expect(restored([kept(event)], [])).toEqual([]);
  });
});
