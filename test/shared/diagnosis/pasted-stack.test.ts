import { describe, expect, it } from 'vitest';
import { pastedRows } from '../../../shared/diagnosis/pasted-stack.ts';

const FULL = 'The maximum number of addresses has been reached.';
const TYPE = 'AWS::EC2::EIP';
const FAILED = { resource: 'NatIp', type: TYPE, status: 'CREATE_FAILED', reason: FULL };

describe('pastedRows', () => {
  it.each([
    ['a table with borders', `CREATE_FAILED | ${TYPE} | NatIp | ${FULL}`, FAILED],
    ['a table with borders around it', `| ${TYPE} | NatIp | CREATE_FAILED | ${FULL} |`, FAILED],
    ['tabs', `CREATE_FAILED\t${TYPE}\tNatIp\t${FULL}`, FAILED],
    ['columns of spaces', `CREATE_FAILED   ${TYPE}   NatIp   ${FULL}`, FAILED],
    ['single spaces', `CREATE_FAILED ${TYPE} NatIp ${FULL}`, FAILED],
    ['single spaces in another order', `${TYPE} NatIp CREATE_FAILED ${FULL}`, FAILED],
    ['dashes', `Stack event: CREATE_FAILED - ${TYPE} - NatIp - ${FULL}`, FAILED],
    [
      'the output of the CDK',
      `shop | 3/9 | 10:15:24 AM | CREATE_FAILED        | ${TYPE} | NatIp (Vpc/NatIp) ${FULL}`,
      FAILED,
    ],
    [
      'a row without a type',
      `NatIp | CREATE_FAILED | ${FULL}`,
      { resource: 'NatIp', status: 'CREATE_FAILED', reason: FULL },
    ],
    [
      'a row without a logical id',
      `CREATE_FAILED ${TYPE} Resource creation cancelled`,
      { type: TYPE, status: 'CREATE_FAILED', reason: 'Resource creation cancelled' },
    ],
    [
      'a time in front',
      `2026-02-03 10:15:24 UTC+0100 | CREATE_FAILED | ${TYPE} | NatIp | ${FULL}`,
      { ...FAILED, at: '2026-02-03T09:15:24.000Z' },
    ],
  ])('reads %s', (_, line, row) => {
    expect(pastedRows([line])).toEqual([row]);
  });

  it.each([
    [
      'the path of a construct',
      `shop | 3/9 | 10:15:24 AM | CREATE_FAILED | ${TYPE} | Vpc/Nat/Ip (NatIp) ${FULL}`,
      FAILED,
    ],
    [
      'rows without a type',
      `| CREATE_FAILED  |  NatIp  |  ${FULL}  |`,
      { resource: 'NatIp', status: 'CREATE_FAILED', reason: FULL },
    ],
    [
      'a reason that names a type, and an empty column behind it',
      'NatIp   CREATE_FAILED   The following hook(s) failed: [Acme::Cost::Gate]     -',
      {
        resource: 'NatIp',
        status: 'CREATE_FAILED',
        reason: 'The following hook(s) failed: [Acme::Cost::Gate]',
      },
    ],
    [
      'a column without a reason',
      `CREATE_FAILED   ${TYPE}   NatIp   None`,
      { ...FAILED, reason: '' },
    ],
    [
      'a stack instance of a StackSet',
      `| 210987654321 | FAILED | ResourceLogicalId:NatIp, ResourceType:${TYPE}, ResourceStatusReason:${FULL} |`,
      { resource: 'NatIp', type: TYPE, reason: FULL },
    ],
  ])('reads %s as well', (_, line, row) => {
    expect(pastedRows([line])).toEqual([row]);
  });

  it.each([
    ['blanks', `CREATE_FAILED | ${TYPE} | NatIp | x${' '.repeat(200_000)}y`],
    ['borders', `CREATE_FAILED ${'|'.repeat(200_000)}y`],
    ['dashes', `CREATE_FAILED ${'- '.repeat(100_000)}${TYPE}`],
    ['a word', `${'a'.repeat(200_000)} CREATE_FAILED ${'b'.repeat(200_000)} (`],
    ['types', `CREATE_FAILED ${'A::b'.repeat(50_000)}`],
  ])('reads a row of 200,000 characters of %s at once', (_, line) => {
    const began = performance.now();
    pastedRows([line]);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('joins 50,000 lines of one reason at once', () => {
    const began = performance.now();
    pastedRows([
      `CREATE_FAILED | ${TYPE} | NatIp | x`,
      ...Array(50_000).fill(`${' '.repeat(30)}y`),
    ]);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('joins a reason that a table broke into lines', () => {
    const rows = [
      `CREATE_FAILED   ${TYPE}   NatIp   The maximum number    `,
      `${' '.repeat(60)}of addresses has    `,
      `${' '.repeat(60)}been reached.       `,
      'ROLLBACK_IN_PROGRESS   AWS::CloudFormation::Stack   shop   -',
    ];
    expect(pastedRows(rows)).toMatchObject([
      FAILED,
      { status: 'ROLLBACK_IN_PROGRESS', reason: '' },
    ]);
  });

  it.each([
    FULL,
    'Embedded stack arn:x was not successfully updated. Currently in UPDATE_ROLLBACK_IN_PROGRESS with reason: y',
    '',
    '|||||',
  ])('leaves a reason alone as it is: %s', (reason) => {
    expect(pastedRows([reason])).toEqual([{ reason }]);
  });

  it.each(['StackEvents', 'OperationEvents'])('reads the JSON of %s', (name) => {
    const event = {
      Timestamp: '2026-02-03T10:15:24.120Z',
      LogicalResourceId: 'NatIp',
      ResourceType: TYPE,
      ResourceStatus: 'CREATE_FAILED',
      ResourceStatusReason: FULL,
    };
    const lines = JSON.stringify({ [name]: [event, 7, null] }, null, 2).split('\n');
    expect(pastedRows(lines)).toEqual([{ ...FAILED, at: '2026-02-03T10:15:24.120Z' }]);
  });

  it.each(['{"StackEvents": [', '{"Stacks": []}', '7', 'null'])('takes %s for a text', (text) => {
    expect(pastedRows([text])).toEqual([{ reason: text }]);
  });
});
