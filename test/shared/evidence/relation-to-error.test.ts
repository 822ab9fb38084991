import { describe, expect, it } from 'vitest';
import { relationToError } from '../../../shared/evidence/relation-to-error.ts';

const cases: readonly (readonly [error: string, closest: string, farther: string])[] = [
  ['KeyError: "S3_MEDIA_BUCKET"', 'S3_MEDIA_BUCKET', 'S3_OTHER_BUCKET'],
  ['missing setting redisUrl', 'REDIS_URL', 'REDIS_PASSWORD'],
  ['spring.datasource.url is not set', 'SPRING_DATASOURCE_URL', 'SPRING_PROFILE'],
  ['PORT is required', 'PORT', 'HOST'],
  ['connect ECONNREFUSED 127.0.0.1:5432', 'DB_HOST', 'DB_PASSWORD'],
  ['connect ECONNREFUSED 127.0.0.1:5432', 'DB_PASSWORD', 'REDIS_URL'],
  ['Error 99 connecting to Redis', 'REDIS_URL', 'DB_HOST'],
  ['password authentication failed for user "app" at db:5432', 'DB_PASSWORD', 'DB_HOST'],
  ['the bucket does not exist', 'S3_BUCKET', 'S3_REGION'],
  ['Stripe: No such price', 'STRIPE_API_KEY', 'API_KEY'],
];

const unrelated: readonly (readonly [error: string, name: string])[] = [
  ['connection to port 9999 refused', 'PORT'],
  ['the key of the name is in the file', 'API_KEY_NAME'],
  ['', 'DB_HOST'],
  ['Error: boom', '___'],
  ['Error: boom', ''],
];

describe('relationToError', () => {
  it.each(cases)('in %s, %s is closer than %s', (error, closest, farther) => {
    const relation = relationToError(error);
    expect(relation(closest)).toBeGreaterThan(relation(farther));
  });

  it.each(unrelated)('sees none between "%s" and "%s"', (error, name) => {
    expect(relationToError(error)(name)).toBe(0);
  });
});
