import { describe, expect, it } from 'vitest';
import { awsError } from '../../../local/aws-error.ts';
import { answer } from '../../../shared/aws/answer.ts';

const refused = (error: Error) => answer(Promise.reject(error));
const named = (name: string, more: object = {}) =>
  Object.assign(new Error(name), { name, ...more });

describe('answer', () => {
  it('has the value that was read', async () => {
    expect(await answer(Promise.resolve(['media']))).toEqual({ value: ['media'] });
  });

  it.each([
    ['a refusal by AWS', awsError('AccessDeniedException', 'no'), 'AccessDeniedException'],
    ['a throttled call', awsError('ThrottlingException', 'slow down'), 'ThrottlingException'],
    ['a timeout', named('TimeoutError'), 'TimeoutError'],
    ['a failed connection', named('Error', { code: 'ECONNRESET' }), 'Error'],
    ['an answer that was cut off', new SyntaxError('Unexpected end of JSON input'), 'SyntaxError'],
    ['missing credentials', named('CredentialsProviderError'), 'CredentialsProviderError'],
    ['a Region that is none', new Error('Region not accepted: region="eu_1" ...'), 'Error'],
  ])('has the error name of %s', async (_, error, name) => {
    expect(await refused(error)).toEqual({ error: name });
  });

  it.each([
    ['a mistake in our code', new TypeError("Cannot read properties of undefined (reading 'map')")],
    [
      'a mistake in our code that carries metadata of the SDK',
      Object.assign(new TypeError('x'), { $metadata: { attempts: 1 } }),
    ],
  ])('rethrows %s', async (_, error) => {
    await expect(refused(error)).rejects.toBe(error);
  });
});
