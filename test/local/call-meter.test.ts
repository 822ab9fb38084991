import { describe, expect, it } from 'vitest';
import { callMeter } from '../../local/call-meter.ts';

describe('callMeter', () => {
  it('counts calls by API and by caller, in alphabetical order', () => {
    const meter = callMeter(() => 0);
    meter.count('sns:Publish', 'notify');
    meter.count('dynamodb:Query', 'notify');
    meter.count('dynamodb:Query', 'detect');
    const { calls, callsBy } = meter.totals();
    expect(Object.entries(calls)).toEqual([
      ['dynamodb:Query', 2],
      ['sns:Publish', 1],
    ]);
    expect(callsBy).toEqual({
      detect: { 'dynamodb:Query': 1 },
      notify: { 'dynamodb:Query': 1, 'sns:Publish': 1 },
    });
  });

  it('finds the most calls of any one second, by API and by service', () => {
    let now = 0;
    const meter = callMeter(() => now);
    for (const [time, api] of [
      [0, 'ecs:ListServices'],
      [999, 'ecs:DescribeServices'],
      [1_000, 'ecs:ListServices'],
      [5_100, 'ecs:ListServices'],
      [5_200, 'ecs:ListServices'],
      [5_900, 'ecs:DescribeServices'],
    ] as const) {
      now = time;
      meter.count(api, 'diagnose');
    }
    expect(meter.totals().peakPerSecond).toEqual({
      ecs: 3,
      'ecs:DescribeServices': 1,
      'ecs:ListServices': 2,
    });
  });

  it('adds up capacity units', () => {
    const meter = callMeter(() => 0);
    meter.consume('read', 0.5);
    meter.consume('read', 2);
    meter.consume('write', 3);
    expect(meter.totals().units).toEqual({ write: 3, read: 2.5 });
  });

  it('gives totals that later calls do not change', () => {
    const meter = callMeter(() => 0);
    const before = meter.totals();
    meter.count('sns:Publish', 'notify');
    meter.consume('write', 1);
    expect(before).toEqual({
      calls: {},
      callsBy: {},
      peakPerSecond: {},
      units: { write: 0, read: 0 },
    });
  });
});
