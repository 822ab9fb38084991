import { describe, expect, it } from 'vitest';
import type { MissingName } from '../../../../shared/evidence/evidence.ts';
import { causeText } from '../../../../shared/report/section-texts/cause.ts';
import type { CauseSection, OtherCause } from '../../../../shared/report/sections/cause.ts';

const NONE = { missing: [], others: [], moreCauses: 0 };
const known = {
  category: 'app_dependency_missing',
  confidence: 'high',
  title: 'the image lacks shop',
  cause: 'The image lacks shop',
} as const;
const lacks = (...names: readonly string[]) =>
  names.map((name): MissingName => ({ name, kind: 'environment', have: ['api'] }));
const other = (relation: OtherCause['relation'], more: Partial<OtherCause> = {}): OtherCause => ({
  relation,
  category: 'image_pull_rate_limit',
  confidence: 'medium',
  cause: 'The registry refuses the pull',
  ...more,
});

describe('causeText', () => {
  it('says how sure it is', () => {
    expect(causeText({ known, ...NONE })).toBe('CAUSE (high confidence)\nThe image lacks shop.');
  });

  it.each<readonly [NonNullable<CauseSection['instead']>, string]>([
    ['pending', 'Not known yet: the evidence is still being collected.'],
    ['error', 'No known cause matches. The error is below.'],
    ['last-lines', 'No known cause matches. The last lines of its log are below.'],
    ['ecs-words', 'No known cause matches. What ECS said is below.'],
    ['nothing', 'No known cause matches. There is neither a log nor a reason from ECS.'],
  ])('without a known cause (%s) says: %s', (instead, said) => {
    expect(causeText({ instead, ...NONE })).toBe(`CAUSE\n${said}`);
  });

  it('introduces the others, each with its proof behind a bar', () => {
    const proof = 'CannotPullContainerError: toomanyrequests';
    const others = [
      other('past', { proof }),
      other('remains'),
      other('possible', { confidence: 'low' }),
    ];
    expect(
      causeText({ known, ...NONE, others, moreCauses: 2 })
        .split('\n')
        .slice(2),
    ).toEqual([
      'Past, later tasks came further: The registry refuses the pull.',
      '  | CannotPullContainerError: toomanyrequests',
      'If that is fixed, this may remain: The registry refuses the pull.',
      'Also possible (low confidence): The registry refuses the pull.',
      '2 more causes are possible.',
    ]);
  });

  it('names the missing settings, and who has them', () => {
    expect(causeText({ known, ...NONE, missing: lacks('DB_HOST', 'DB_NAME') })).toContain(
      '\nNot set here, but in api: DB_HOST, DB_NAME.',
    );
  });

  it('counts the missing settings that it does not name', () => {
    const names = Array.from({ length: 25 }, (_, index) => `N${index}`);
    expect(causeText({ known, ...NONE, missing: lacks(...names) })).toMatch(/, N19 and 5 more\.$/);
  });
});
