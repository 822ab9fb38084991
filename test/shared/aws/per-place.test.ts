import { describe, expect, it } from 'vitest';
import { perPlace } from '../../../shared/aws/per-place.ts';

describe('perPlace', () => {
  it('opens a service once for each account and Region, given nothing but those two', () => {
    const opened: object[] = [];
    const service = perPlace((place) => {
      opened.push(place);
      return { place };
    });
    const here = { account: '444455556666', region: 'eu-central-1' };
    expect(service({ ...here, name: 'media' } as never)).toBe(service(here));
    expect(service({ ...here, region: 'us-east-1' })).not.toBe(service(here));
    expect(service({ ...here, account: '111122223333' })).not.toBe(service(here));
    expect(opened).toEqual([
      here,
      { ...here, region: 'us-east-1' },
      { ...here, account: '111122223333' },
    ]);
  });
});
