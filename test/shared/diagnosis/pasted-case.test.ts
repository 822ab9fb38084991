import { describe, expect, it } from 'vitest';
import { diagnoseEvidence } from '../../../shared/diagnosis/diagnosis.ts';
import { type PastedCase, readCase } from '../../../shared/diagnosis/pasted-case.ts';
import { countsAsFailure } from '../../../shared/diagnosis/pasted-verdict.ts';
import { rules } from '../../../shared/diagnosis/rules/index.ts';
import { healthyLogs } from './rules/healthy-logs.ts';

const caseOf = (text: string, more: Omit<PastedCase, 'text'> = {}): PastedCase => ({
  text: text.split('\n'),
  ...more,
});
const verdict = (given: PastedCase) => {
  const read = readCase(given);
  return countsAsFailure(read, diagnoseEvidence(read.evidence, rules), given);
};

describe('readCase', () => {
  it.each([
    ['ecs-stop', 'Essential container in task exited'],
    ['ecs-stop', 'CannotPullContainerError: shop: not found'],
    ['ecs-stop', 'ResourceInitializationError: failed to validate logger args'],
    ['cfn', 'CREATE_FAILED | AWS::S3::Bucket | Assets | shop-assets already exists'],
    ['cfn', 'Resource creation cancelled'],
    ['cfn', `AWS::S3::Bucket Assets CREATE_FAILED shop-assets already exists`],
    ['cfn', '  "ResourceStatus": "CREATE_FAILED",'],
    ['cfn', 'The following hook(s) failed: [Acme::Cost::Gate]'],
    ['log', 'INFO dashboard shows 3 stacks in CREATE_FAILED'],
    ['log', 'INFO loaded 214 resource types (AWS::S3::Bucket, AWS::EC2::Instance)'],
    ['log', 'config: {"types": ["AWS::S3::Bucket"], "alertOn": ["CREATE_FAILED"]}'],
    ['log', '[INFO] stack shop status CREATE_COMPLETE type AWS::ECS::Service'],
    ['log', 'ValueError: no such cart'],
    ['log', 'INFO ready'],
  ])('reads as %s: "%s"', (kind, text) => {
    expect(readCase(caseOf(text)).kind).toBe(kind);
  });

  it('does not guess the kind when it is given', () => {
    expect(readCase(caseOf('Resource creation cancelled', { kind: 'log' })).kind).toBe('log');
  });

  it('separates the text of ECS from that of the program', () => {
    const text = 'Essential container in task exited\nValueError: no such cart';
    const { evidence } = readCase(caseOf(text, { kind: 'ecs-stop', exitCode: 1 }));
    expect(evidence.stops[0]?.stoppedReason).toBe('Essential container in task exited');
    expect(evidence.logs[0]?.error?.text).toBe('ValueError: no such cart');
  });

  it('joins a reason that was pasted in pieces', () => {
    const text =
      'Task failed to start\nCannotPullContainerError: shop:\nnot found: manifest unknown';
    const { evidence } = readCase(caseOf(text, { kind: 'ecs-stop' }));
    expect(evidence.stops[0]).toMatchObject({ phase: 'pull', category: 'image_not_found' });
  });
});

describe('countsAsFailure', () => {
  it.each([
    ['a benign stop', false, 'Scaling activity initiated by (deployment ecs-svc/17)', {}],
    ['a service that is well', false, '(service api) has reached a steady state.', {}],
    ['a stop', true, 'Essential container in task exited', {}],
    ['a status that is good', false, 'UPDATE_COMPLETE | AWS::S3::Bucket | Assets', {}],
    ['a status that is bad', true, 'UPDATE_FAILED | AWS::S3::Bucket | Assets', {}],
    ['a crash', true, 'panic: no such cart', {}],
    ['an exit code', true, 'INFO ready', { kind: 'log', exitCode: 1 }],
    ['an ordered stop', false, 'INFO received SIGTERM, shutting down', { exitCode: 143 }],
    [
      'an ordered stop that ends well',
      false,
      'INFO received SIGTERM',
      { kind: 'log', exitCode: 0 },
    ],
    ['a clean end', true, 'INFO done', { kind: 'log', exitCode: 0 }],
    ['an error that is outlived', false, 'ERROR cart 7 is empty\nINFO paid 8\nINFO paid 9', {}],
  ] as const)('for %s is %s', (_, expected, text, more) => {
    expect(verdict(caseOf(text, more))).toBe(expected);
  });

  it.each(Object.entries(healthyLogs))('is false for the healthy log of %s', (_, log) => {
    expect(verdict(caseOf(log))).toBe(false);
  });
});
