import { describe, expect, it } from 'vitest';
import { serviceResource } from '../../../shared/resource.ts';
import { type ServiceState, watched } from '../../../shared/service/service-state.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-02-03T08:00:00.000Z');
const iso = (minute: number) => new Date(NOW + minute * MINUTE).toISOString();
const resource = serviceResource('arn:aws:ecs:eu-central-1:444455556666:cluster/shop', 'media');

describe('watched', () => {
  it.each<[string, ServiceState | undefined, boolean]>([
    ['watches a service that was never seen', undefined, true],
    ['watches a service that is only known', { watch: 'known', watchedFrom: iso(-1) }, true],
    ['watches a service that was seen but never watched', { desiredCount: 3 }, true],
    [
      'writes nothing when the watch began a minute ago',
      { watch: 'watched', watchedFrom: iso(-1) },
      false,
    ],
    [
      'writes nothing shortly before half of the watch is over',
      { watch: 'watched', watchedFrom: iso(-14.9) },
      false,
    ],
    ['renews the watch when half of it is over', { watch: 'watched', watchedFrom: iso(-15) }, true],
    [
      'writes nothing when the watch begins in the future',
      { watch: 'watched', watchedFrom: iso(5) },
      false,
    ],
    ['renews a watch whose beginning is unknown', { watch: 'watched' }, true],
  ])('%s', (_, state, isWritten) => {
    const next = { ...state, resource, watch: 'watched', watchedFrom: iso(0) };
    expect(watched(state, resource, NOW)).toEqual(isWritten ? next : undefined);
  });

  it('keeps what else is known of the service', () => {
    const state: ServiceState = { desiredCount: 3, lastGood: { arn: 'a:1', assumed: true } };
    expect(watched(state, resource, NOW)).toMatchObject(state);
  });
});
