import { describe, expect, it } from 'vitest';
import { parseIncidentRef } from '../../../shared/incident/incident-ref.ts';

describe('parseIncidentRef', () => {
  it('names the incident and why', () => {
    const ref = { resourceKey: '4/eu-central-1/shop/media', sequence: 2, why: 'opened' };
    expect(parseIncidentRef(JSON.stringify(ref))).toEqual(ref);
  });

  it('does without a reason, and drops what it does not know', () => {
    expect(parseIncidentRef('{"resourceKey":"a","sequence":1,"more":true}')).toEqual({
      resourceKey: 'a',
      sequence: 1,
      why: 'unknown',
    });
  });

  it.each([
    '',
    'opened',
    'null',
    '[]',
    '{}',
    '{"resourceKey":"","sequence":1}',
    '{"resourceKey":"a","sequence":0}',
    '{"resourceKey":"a","sequence":1.5}',
    '{"resourceKey":"a","sequence":"1"}',
    '{"resourceKey":"a","sequence":1,"why":7}',
  ])('throws at %s, so that it comes to the dead-letter queue', (text) => {
    expect(() => parseIncidentRef(text)).toThrow(/^a message on our own queue/);
  });
});
