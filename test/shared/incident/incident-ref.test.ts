import { describe, expect, it } from 'vitest';
import { parseIncidentRef } from '../../../shared/incident/incident-ref.ts';

describe('parseIncidentRef', () => {
  it('reads the incident and the reason for the message', () => {
    const ref = { resourceKey: '4/eu-central-1/shop/media', sequence: 2, why: 'opened' };
    expect(parseIncidentRef(JSON.stringify(ref))).toEqual(ref);
  });

  it('accepts a message without a reason and drops unknown fields', () => {
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
  ])('throws at "%s", so that the message ends in the dead-letter queue', (text) => {
    expect(() => parseIncidentRef(text)).toThrow(/^a message on our own queue/);
  });
});
