import { describe, expect, it } from 'vitest';
import { rowsInFields } from '../../../shared/diagnosis/pasted-fields.ts';

const DB = {
  at: '2026-02-03T08:00:00.000Z',
  resource: 'Db',
  type: 'AWS::RDS::DBInstance',
  status: 'CREATE_FAILED',
  reason: 'Cannot find version "99"',
};

describe('rowsInFields', () => {
  it('reads JSON that was cut, with its escapes', () => {
    const lines = [
      '  "Timestamp": "2026-02-03T08:00:00Z",',
      '  "LogicalResourceId": "Db",',
      '  "ResourceType": "AWS::RDS::DBInstance",',
      '  "ResourceStatus": "CREATE_FAILED",',
      '  "ResourceStatusReason": "Cannot find version \\"99\\"",',
      '  ...',
    ];
    expect(rowsInFields(lines)).toEqual([DB]);
  });

  it('reads YAML, a row for each time that a field comes again', () => {
    const lines = [
      '- LogicalResourceId: Db',
      '  ResourceStatus: CREATE_FAILED',
      "  ResourceStatusReason: 'Cannot find version 99'",
      '- LogicalResourceId: Queue',
      '  ResourceStatus: CREATE_COMPLETE',
    ];
    expect(rowsInFields(lines)).toMatchObject([
      { resource: 'Db', status: 'CREATE_FAILED', reason: 'Cannot find version 99' },
      { resource: 'Queue', status: 'CREATE_COMPLETE', reason: '' },
    ]);
  });

  it('takes what a hook found, and its status, before what the row says', () => {
    const lines = [
      '"LogicalResourceId": "Bucket"',
      '"ResourceStatus": "CREATE_IN_PROGRESS"',
      '"HookType": "Acme::Guard"',
      '"HookStatus": "HOOK_COMPLETE_FAILED"',
      '"HookStatusReason": "it must be encrypted"',
    ];
    expect(rowsInFields(lines)).toMatchObject([
      { status: 'HOOK_COMPLETE_FAILED', reason: 'it must be encrypted' },
    ]);
  });

  it('finds nothing in other texts', () => {
    expect(rowsInFields(['CREATE_FAILED: Db', '', 'Timestamp: now'])).toBeUndefined();
  });
});
