import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES, PHASES } from '../../../shared/failure/category.ts';
import { findStopReason } from '../../../shared/failure/find-stop-reason.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';

const GROUP =
  'arn:aws:elasticloadbalancing:eu-central-1:444455556666:targetgroup/api/50dc6c495c0c9188';

/** The same text as other versions of ECS, consoles and truncation spell it. */
const VARIANTS: readonly (readonly [string, (text: string) => string])[] = [
  ['in capitals', (text) => text.toUpperCase()],
  ['in small letters', (text) => text.toLowerCase()],
  ['with curly quotes', (text) => text.replaceAll("'", '’')],
  ['with straight quotes', (text) => text.replaceAll('’', "'")],
  ['without parentheses', (text) => text.replace(/[()]/g, '')],
  ['with blanks around and inside', (text) => `  ${text.replaceAll(' ', '  ')}\n`],
  ['without its full stop', (text) => text.replace(/\.$/, '')],
];

const TEXTS: readonly (readonly [string, string])[] = [
  ['benign_scale', 'Scaling activity initiated by (deployment ecs-svc/3668973647645981596)'],
  [
    'benign_scale',
    '(service api) stopped 1 tasks due to AZ Rebalance: task 5f0c in eu-central-1a.',
  ],
  ['benign_infra', 'The container instance is in DRAINING state.'],
  ['benign_infra', 'Container instance i-0a1b2c3d was deregistered.'],
  [
    'benign_infra',
    'ECS is performing maintenance on the underlying infrastructure hosting the task.',
  ],
  [
    'benign_infra',
    'Service api: ECS is performing maintenance on the underlying infrastructure hosting the task.',
  ],
  ['benign_infra', 'Your Spot Task was interrupted.'],
  ['benign_infra', 'Host EC2 (instance i-0a1b2c3d4e5f60718) terminated.'],
  ['benign_infra', 'Host EC2 (instance i-0a1b2c3d4e5f60718) stopped.'],
  ['benign_user', 'Task stopped by user'],
  ['health_check_lb', `Task failed ELB health checks in (target-group ${GROUP})`],
  [
    'health_check_lb',
    `(service api) (port 8080) is unhealthy in (target-group ${GROUP}) due to (reason Health checks failed with these codes: [502]).`,
  ],
  [
    'health_check_lb',
    `service api (instance i-0a1b2c3d) (port 32768) is unhealthy in target-group api due to (reason Request timed out).`,
  ],
  ['health_check_container', 'Task failed container health checks'],
];

describe('findStopReason', () => {
  describe.each(TEXTS)('says %s of "%s"', (category, text) => {
    it('as it is', () => {
      expect(findStopReason(text)).toMatchObject({
        category,
        counts: !category.startsWith('benign_'),
      });
    });

    it.each(VARIANTS)('%s', (_, vary) => {
      expect(findStopReason(vary(text))?.category).toBe(category);
    });
  });

  it.each([
    ['failing', 'Task failed ELB health checks. See the target group. In (target-group api)'],
    ['benign', 'ECS is performing maintenance on the underlying hardware and infrastructure'],
  ])('reads a %s text with a sentence in its middle', (_, text) => {
    expect(findStopReason(text)?.category).toBeDefined();
  });

  it.each([
    '',
    '   ',
    'Essential container in task exited',
    'Task failed to start',
    'Stopped for reasons of its own',
    'The weather changed',
    'toString',
  ])('says nothing of "%s"', (text) => {
    expect(findStopReason(text)).toBeUndefined();
  });

  it('names only categories and phases that exist, for any text', () => {
    const words = fc.constantFrom(
      ...TEXTS.map(([, text]) => text),
      'CannotPullContainerError: ',
      'ResourceInitializationError: ',
      'CannotStartContainerError: ',
      'i/o timeout',
      'AccessDenied',
      'secret',
      'exec: ',
    );
    const texts = fc
      .array(fc.oneof(words, fc.string({ unit: 'binary' })), { maxLength: 8 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(texts, (text) => {
        const { phase, category } = findStopReason(text) ?? {};
        if (phase) expect(PHASES).toContain(phase);
        if (category) expect(CATEGORIES).toContain(category);
      }),
    );
  });

  it('reads a megabyte of the worst text in half a second', () => {
    const readAll = () => {
      for (const word of ['secret ', 'ResourceInitializationError secret ', 'tag ', 'limit ']) {
        findStopReason(word.repeat(150_000));
      }
    };
    expect(cpuTime(readAll)).toBeLessThan(500);
  });
});
