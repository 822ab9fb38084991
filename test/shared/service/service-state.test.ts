import { describe, expect, it } from 'vitest';
import { serviceResource } from '../../../shared/resource.ts';
import { type ServiceState, watched } from '../../../shared/service/service-state.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-02-03T08:00:00.000Z');
const iso = (minute: number) => new Date(NOW + minute * MINUTE).toISOString();
const resource = serviceResource('arn:aws:ecs:eu-central-1:444455556666:cluster/shop', 'media');

describe('watched', () => {
  it.each<[string, ServiceState | undefined, boolean]>([
    ['one never seen', undefined, true],
    ['one that is only known', { watch: 'known', watchedFrom: iso(-1) }, true],
    ['one that nobody asked to watch', { desiredCount: 3 }, true],
    ['one watched since a moment ago', { watch: 'watched', watchedFrom: iso(-1) }, false],
    [
      'one watched for almost half of its time',
      { watch: 'watched', watchedFrom: iso(-14.9) },
      false,
    ],
    ['one watched for half of its time', { watch: 'watched', watchedFrom: iso(-15) }, true],
    ['one watched from a time to come', { watch: 'watched', watchedFrom: iso(5) }, false],
    ['one watched since nobody knows when', { watch: 'watched' }, true],
  ])('has %s written anew: %#', (_, state, isWritten) => {
    const next = { ...state, resource, watch: 'watched', watchedFrom: iso(0) };
    expect(watched(state, resource, NOW)).toEqual(isWritten ? next : undefined);
  });

  it('loses nothing of what is known', () => {
    const state: ServiceState = { desiredCount: 3, lastGood: { arn: 'a:1', assumed: true } };
    expect(watched(state, resource, NOW)).toMatchObject(state);
  });
});
