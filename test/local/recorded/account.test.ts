import { describe, expect, it } from 'vitest';
import { statesAt, withDates } from '../../../local/recorded/account.ts';

const at = (time: string) => Date.parse(`2026-02-03T${time}Z`);
const from = (time: string) => `2026-02-03T${time}Z`;

describe('statesAt', () => {
  const states = [
    { id: 'a', state: 'always' },
    { id: 'a', from: from('08:00:00'), state: 'eight' },
    { id: 'a', from: from('10:00:00'), state: 'ten' },
    { id: 'a', from: from('09:00:00'), state: 'nine' },
    { id: 'b', from: from('09:30:00'), state: 'b' },
  ];
  const namesAt = (time: string) =>
    statesAt(states, at(time), ({ id }) => id).map(({ state }) => state);

  it.each([
    ['07:59:59', ['always']],
    ['08:00:00', ['eight']],
    ['09:00:00', ['nine']],
    ['09:45:00', ['nine', 'b']],
    ['10:00:00', ['ten', 'b']],
    ['23:00:00', ['ten', 'b']],
  ])('has at %s the newest state of each thing, in any order of the list', (time, names) => {
    expect(namesAt(time)).toEqual(names);
  });

  it('takes the later in the list of two states from the same time', () => {
    const two = [
      { id: 'a', from: from('08:00:00'), state: 'first' },
      { id: 'a', from: from('08:00:00'), state: 'second' },
    ];
    expect(statesAt(two, at('08:00:00'), ({ id }) => id)).toEqual([two[1]]);
  });

  it('is empty without a list', () => {
    expect(statesAt(undefined, 0, () => '')).toEqual([]);
  });
});

describe('withDates', () => {
  const iso = '2026-02-03T08:00:00.123Z';

  it.each(['createdAt', 'CreationTime', 'Timestamp', 'registeredAt', 'LastUpdatedTime'])(
    'gives %s as a date, as the SDK does',
    (field) => {
      expect(withDates({ deep: [{ [field]: iso }] })).toEqual({
        deep: [{ [field]: new Date(iso) }],
      });
    },
  );

  it.each([
    ['a time in a field that is none', { value: iso }],
    ['another text in a field of a time', { createdAt: 'yesterday' }],
    [
      'numbers, booleans and null',
      { createdAt: 5, runningCount: 0, essential: true, stopped: null },
    ],
  ])('leaves %s', (_, value) => {
    expect(withDates(value)).toEqual(value);
  });

  it('does not change the recorded value', () => {
    const recorded = { createdAt: iso };
    withDates(recorded);
    expect(recorded).toEqual({ createdAt: iso });
  });
});
