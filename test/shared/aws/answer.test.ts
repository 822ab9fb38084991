import { describe, expect, it } from 'vitest';
import { awsError } from '../../../local/aws-error.ts';
import { answer } from '../../../shared/aws/answer.ts';

const refused = (error: Error) => answer(Promise.reject(error));
const named = (name: string, more: object = {}) =>
  Object.assign(new Error(name), { name, ...more });

describe('answer', () => {
  it('is what was read', async () => {
    expect(await answer(Promise.resolve(['media']))).toEqual({ value: ['media'] });
  });

  it.each([
    ['a refusal of AWS', awsError('AccessDeniedException', 'no'), 'AccessDeniedException'],
    ['a throttle', awsError('ThrottlingException', 'slow down'), 'ThrottlingException'],
    ['a time-out', named('TimeoutError'), 'TimeoutError'],
    ['a connection that fails', named('Error', { code: 'ECONNRESET' }), 'Error'],
  ])('is the name of %s', async (_, error, name) => {
    expect(await refused(error)).toEqual({ error: name });
  });

  it.each([
    ['a mistake in our code', new TypeError("Cannot read properties of undefined (reading 'map')")],
    [
      'a mistake that the SDK handed on with its metadata',
      Object.assign(new TypeError('x'), { $metadata: { attempts: 1 } }),
    ],
    ['missing credentials', named('CredentialsProviderError')],
  ])('throws %s', async (_, error) => {
    await expect(refused(error)).rejects.toBe(error);
  });
});
