import { describe, expect, it } from 'vitest';
import { addressSetting } from '../../../shared/diagnosis/rules/address-setting.ts';
import { configuration } from '../../../shared/diagnosis/rules/configuration.ts';
import { dbAuth } from '../../../shared/diagnosis/rules/db-auth.ts';
import { namesAbout } from '../../../shared/diagnosis/setting-advice.ts';
import { dependencyOn } from '../../../shared/evidence/dependency.ts';
import { evidenceOf } from './rules/evidence-of.ts';

const names = {
  environment: ['DB_HOST', 'LOG_LEVEL', 'REDIS_URL'],
  secrets: ['DB_PASSWORD', 'STRIPE_KEY'],
};

describe('namesAbout', () => {
  it.each([
    [5432, 'credential', ['DB_PASSWORD', 'DB_HOST']],
    [5432, 'address', ['DB_HOST']],
    [6379, 'address', ['REDIS_URL']],
    [undefined, 'address', ['DB_HOST', 'REDIS_URL']],
  ] as const)('for port %s, as %s, are %j', (port, kind, expected) => {
    const dependency = port && dependencyOn(port);
    expect(namesAbout(evidenceOf(names), dependency, kind)).toEqual(expected);
  });

  it('are none without a task definition', () => {
    expect(namesAbout(evidenceOf({}), undefined, 'credential')).toEqual([]);
  });
});

describe('advice', () => {
  it('names the settings that may hold a refused password', () => {
    const log = 'FATAL: password authentication failed for user "shop" at 10.0.3.7:5432';
    expect(dbAuth.match(evidenceOf({ log, ...names }))?.advice[0]).toBe(
      'Compare DB_PASSWORD, DB_HOST of media:7 with what the server knows; running tasks keep the value they started with',
    );
  });

  it.each([
    ['STRIPE_KEY is not set', names, 'STRIPE_KEY is fed by a secret'],
    ['LOG_LEVEL must be one of debug, info', names, 'LOG_LEVEL is in the task definition'],
    ['MAIL_URL is not set', { ...names, missing: ['MAIL_URL'] }, 'Set MAIL_URL, as api have it'],
    [
      'Redis URL must specify one of the following schemes (redis://, rediss://)',
      names,
      'REDIS_URL of media:7 feeds it',
    ],
  ])('names the source of the setting: "%s"', (text, given, advice) => {
    const evidence = evidenceOf({ log: `Error: ${text}`, ...given });
    const found = addressSetting.match(evidence) ?? configuration.match(evidence);
    expect(found?.advice[0]).toContain(advice);
  });
});
