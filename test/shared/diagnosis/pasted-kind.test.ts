import { describe, expect, it } from 'vitest';
import { isFrame, pastedKind } from '../../../shared/diagnosis/pasted-kind.ts';

describe('pastedKind', () => {
  it.each([
    ['ecs-stop', 'Essential container in task exited'],
    ['ecs-stop', 'CannotPullContainerError: shop: not found'],
    ['ecs-stop', '(service api) (port 8080) is unhealthy in (target-group api)'],
    ['cfn', 'AWS::S3::Bucket Assets shop-assets already exists'],
    ['cfn', 'Resource handler returned message: "x"'],
    ['log', 'ValueError: no such cart'],
    ['log', ''],
  ])('is %s for "%s"', (kind, line) => {
    expect(pastedKind([line], undefined)).toBe(kind);
  });

  it('is a stop when there is a stop code', () => {
    expect(pastedKind(['ValueError: no such cart'], 'EssentialContainerExited')).toBe('ecs-stop');
  });
});

describe('isFrame', () => {
  it.each([
    [true, 'Essential container in task exited'],
    [true, '"Task failed to start"'],
    [false, 'Task failed to start: no such file'],
  ])('is %s for %s', (expected, line) => {
    expect(isFrame(line)).toBe(expected);
  });
});
