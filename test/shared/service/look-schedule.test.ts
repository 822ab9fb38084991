import { describe, expect, it } from 'vitest';
import { serviceResource } from '../../../shared/resource.ts';
import { minutesToTurn, nextTurn } from '../../../shared/service/look-schedule.ts';
import type { ServiceState } from '../../../shared/service/service-state.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 1, 3, 8);
const states: readonly ServiceState[] = ['media', 'orders', 'web', 'a', 'z'].map((name) => ({
  resource: serviceResource('arn:aws:ecs:eu-central-1:444455556666:cluster/shop', name),
}));

describe('minutesToTurn', () => {
  it('is 0 for each service in exactly one of every 15 minutes', () => {
    for (const state of states) {
      const minutes = Array.from({ length: 60 }, (_, minute) => minute);
      const turns = minutes.filter((minute) => minutesToTurn(state, NOW + minute * MINUTE) === 0);
      expect(turns).toHaveLength(4);
      expect(turns.map((turn) => turn - (turns[0] ?? 0))).toEqual([0, 15, 30, 45]);
    }
  });

  it('counts down to 0, which lasts the whole minute of the turn', () => {
    const [state] = states;
    if (!state) throw new Error('there are states');
    const left = minutesToTurn(state, NOW);
    expect(minutesToTurn(state, NOW + left * MINUTE + 59_000)).toBe(0);
  });
});

describe('nextTurn', () => {
  it('is the earliest turn that is still to come', () => {
    const next = nextTurn(states, NOW + 30_000) ?? 0;
    expect(next).toBeGreaterThan(NOW + 30_000);
    expect(next).toBeLessThanOrEqual(NOW + 15 * MINUTE);
    expect(states.some((state) => minutesToTurn(state, next) === 0)).toBe(true);
  });

  it('is undefined without a service', () => {
    expect(nextTurn([], NOW)).toBeUndefined();
  });
});
