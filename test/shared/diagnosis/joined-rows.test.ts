import { describe, expect, it } from 'vitest';
import { joinedRows, statusIn } from '../../../shared/diagnosis/joined-rows.ts';

const HEAD = '12:01:07 PM | CREATE_FAILED | AWS::S3::Bucket | Assets';

describe('joinedRows', () => {
  it.each<[string, string[], string[]]>([
    ['a reason below its row', [HEAD, 'assets already exists'], [`${HEAD}  assets already exists`]],
    [
      'a quotation that goes on, also where it was quoted in a comment',
      [`${HEAD} Resource handler returned "no`, '> // such thing" (HandlerErrorCode: NotFound)'],
      [`${HEAD} Resource handler returned "no such thing" (HandlerErrorCode: NotFound)`],
    ],
    ['the next row', [HEAD, HEAD], [HEAD, HEAD]],
    [
      'a reason that is complete',
      [`${HEAD} It already exists.`, 'Stack shop failed'],
      [`${HEAD} It already exists.`, 'Stack shop failed'],
    ],
    [
      'a trace behind the reason',
      [`${HEAD} It already exists`, '\tnew Bucket (/app/node_modules/x.js:1:2)'],
      [`${HEAD} It already exists`, '\tnew Bucket (/app/node_modules/x.js:1:2)'],
    ],
    [
      'bare reasons, each of which is whole',
      ['Resource creation cancelled', 'Resource update cancelled', 'It is full.'],
      ['Resource creation cancelled', 'Resource update cancelled', 'It is full.'],
    ],
    [
      'a bare reason in the middle of which a line ends',
      ['Properties validation failed for resource Queue with message:', '#/Name: too long'],
      ['Properties validation failed for resource Queue with message: #/Name: too long'],
    ],
    [
      'what follows a row that has not failed',
      ['CREATE_COMPLETE | AWS::S3::Bucket | Assets', 'all is well and'],
      ['CREATE_COMPLETE | AWS::S3::Bucket | Assets', 'all is well and'],
    ],
  ])('joins or leaves %s', (_, lines, expected) => {
    expect(joinedRows(lines)).toEqual(expected);
  });

  it('takes no more lines into a reason than any reason has', () => {
    const lines = [HEAD, ...Array.from({ length: 500 }, () => 'and so on,')];
    expect(joinedRows(lines)[0]?.length).toBeLessThan(500);
  });
});

describe('statusIn', () => {
  it('finds the status of a row, and none in a sentence', () => {
    expect(statusIn(HEAD)?.[0]).toBe('CREATE_FAILED');
    expect(statusIn('Currently in UPDATE_ROLLBACK_IN_PROGRESS with reason: x')).toBeUndefined();
    expect(statusIn('nothing')).toBeUndefined();
  });
});
