import { describe, expect, it } from 'vitest';
import { serviceName } from '../../cli/service-name.ts';

describe('serviceName', () => {
  it.each([
    ['media', { name: 'media', cluster: undefined }],
    ['shop/media', { name: 'media', cluster: 'shop' }],
    ['/media', { name: 'media', cluster: undefined }],
    ['shop/', { name: '', cluster: 'shop' }],
  ])('reads %s', (text, expected) => {
    expect(serviceName(text)).toEqual(expected);
  });
});
