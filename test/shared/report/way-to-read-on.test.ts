import { describe, expect, it } from 'vitest';
import { wayToReadOn } from '../../../shared/report/way-to-read-on.ts';
import { evidenceOf } from '../diagnosis/rules/evidence-of.ts';
import { recordOf } from './record-of.ts';

const ofService = recordOf({ evidence: evidenceOf({}) });
const ofLog = recordOf({ evidence: evidenceOf({ log: 'INFO up\nFATAL the moon is full' }) });
const arn = 'arn:aws:cloudformation:eu-central-1:444455556666:stack/shop/9f31';
const stack = { ...recordOf().resource, kind: 'stack' as const, name: 'shop', arn };

describe('wayToReadOn', () => {
  it('is the whole log of the task', () => {
    expect(wayToReadOn(ofLog)).toEqual({
      kind: 'read-log',
      text: 'Read the whole log of this task',
      command:
        'aws logs tail /ecs/shop --log-stream-names shop/app/0f1e2d --since 2026-02-03T08:00:40Z --region eu-central-1',
    });
  });

  it('is what ECS says when there is no log, or none that a command may name', () => {
    const step = {
      kind: 'read-service',
      text: 'See what ECS says of the service',
      command:
        "aws ecs describe-services --cluster shop --services media --region eu-central-1 --query 'services[0].events[:5].message'",
    };
    const logs = ofLog.evidence.logs?.map((log) => ({ ...log, group: '$(curl evil)' })) ?? [];
    expect(wayToReadOn(ofService)).toEqual(step);
    expect(wayToReadOn({ ...ofLog, evidence: { ...ofLog.evidence, logs } })).toEqual(step);
  });

  it('is the history of a stack, by its id', () => {
    expect(wayToReadOn({ ...recordOf(), resource: stack })).toMatchObject({
      kind: 'read-stack',
      command: expect.stringContaining(
        `aws cloudformation describe-stack-events --stack-name ${arn} --region eu-central-1 --query `,
      ),
    });
  });

  it('is undefined where a shell might run a part of the command', () => {
    const hostile = { ...ofService.resource, cluster: '$(curl evil)' };
    expect(wayToReadOn({ ...ofService, resource: hostile })).toBeUndefined();
    const hostileStack = { ...stack, arn: `${arn};curl evil` };
    expect(wayToReadOn({ ...recordOf(), resource: hostileStack })).toBeUndefined();
  });
});
