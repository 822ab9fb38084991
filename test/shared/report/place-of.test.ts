import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../shared/report/place-of.ts';

describe('placeOf', () => {
  it('joins the cluster and the name, if there is a cluster', () => {
    expect(placeOf({ cluster: 'shop', name: 'api' })).toBe('shop/api');
    expect(placeOf({ name: 'stack' })).toBe('stack');
  });

  it('is harmless whatever the name is', () => {
    expect(placeOf({ cluster: 'shop', name: '\u001b[31mred\nFACTS' })).toBe('shop/red FACTS');
  });
});
