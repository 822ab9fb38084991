import { describe, expect, it } from 'vitest';
import { type Failure, signatureOf } from '../../../shared/failure/failure.ts';
import { failureFrom } from '../../helpers/incidents.ts';
import { app } from './containers.ts';

describe('signatureOf', () => {
  const failure = failureFrom();

  it.each<readonly [string, Partial<Failure>, string]>([
    ['phase and category', { phase: 'pull', category: 'image_not_found' }, 'pull/image_not_found'],
    ['the exit code without a category', { containers: [app(3)] }, 'run/exit 3'],
    ['a word for nothing known', { containers: [] }, 'run/exit unknown'],
  ])('contains %s', (_, change, signature) => {
    expect(signatureOf({ ...failure, ...change })).toBe(signature);
  });
});
