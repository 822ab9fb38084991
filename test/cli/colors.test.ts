import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const { isTTY } = process.stdout;

describe('colors', () => {
  beforeEach(() => vi.resetModules());
  afterEach(() => {
    vi.unstubAllEnvs();
    process.stdout.isTTY = isTTY;
  });

  it.each<[string, boolean, boolean, Readonly<Record<string, string>>]>([
    ['on a terminal', true, true, {}],
    ['on a terminal that cannot show them', false, true, { TERM: 'dumb' }],
    ['on a terminal with NO_COLOR', false, true, { NO_COLOR: '1' }],
    ['on a terminal with an empty NO_COLOR', true, true, { NO_COLOR: '' }],
    ['into a pipe', false, false, {}],
    ['into a pipe in CI', false, false, { CI: 'true' }],
    ['into a pipe when forced', true, false, { FORCE_COLOR: '1' }],
    ['into a pipe when forced to none', false, false, { FORCE_COLOR: '0' }],
    ['when forced and forbidden', false, true, { FORCE_COLOR: '1', NO_COLOR: '1' }],
  ])('%s: %s', async (_, isPainted, isTerminal, env) => {
    for (const name of ['NO_COLOR', 'FORCE_COLOR', 'CI', 'TERM']) vi.stubEnv(name, env[name]);
    // A pipe has no such property at all.
    process.stdout.isTTY = (isTerminal || undefined) as boolean;
    const { colors } = await import('../../cli/colors.ts');
    expect(colors.isColorSupported).toBe(isPainted);
    expect(colors.red('x') !== 'x').toBe(isPainted);
  });
});
