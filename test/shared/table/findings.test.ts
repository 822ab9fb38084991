import { describe, expect, it } from 'vitest';
import type { Findings } from '../../../shared/table/findings.ts';
import { useTable } from '../../helpers/table.ts';

const table = useTable();
const findings = (collectedAt: string, gap: string): Findings => ({
  evidence: {
    collectedAt,
    stops: [],
    logs: [],
    missing: [],
    gaps: [{ kind: 'log-unread', text: gap }],
  },
  diagnoses: [],
  similar: [],
});
const older = findings('2026-02-03T08:05:00.000Z', 'older');
const newer = findings('2026-02-03T08:09:00.000Z', 'newer');
const again = findings('2026-02-03T08:09:00.000Z', 'again');

describe('openFindings', () => {
  it('returns undefined for an incident without findings', async () => {
    expect(await table().evidence.get('inc-1')).toBeUndefined();
  });

  it.each([
    ['replaces older findings with newer ones', [older, newer], newer],
    ['does not replace newer findings with older ones', [newer, older], newer],
    ['replaces findings of the same time', [newer, again], again],
  ])('%s', async (_, puts, kept) => {
    for (const put of puts) await table().evidence.put('inc-1', put);
    expect(await table().evidence.get('inc-1')).toEqual(kept);
  });

  it('keeps the newest when many are stored at once', async () => {
    const many = Array.from({ length: 10 }, (_, index) =>
      findings(`2026-02-03T08:1${index}:00.000Z`, `look ${index}`),
    );
    await Promise.all(many.map((one) => table().evidence.put('inc-1', one)));
    expect(await table().evidence.get('inc-1')).toEqual(many[9]);
  });

  it('lets findings expire 180 days after they were collected', async () => {
    await table().evidence.put('inc-1', older);
    const item = await table().documents.get({ PK: 'INCIDENT#inc-1', SK: 'EVIDENCE' });
    const { collectedAt } = older.evidence;
    expect(item?.expiresAt).toBe(Date.parse(collectedAt) / 1000 + 180 * 24 * 3600);
  });
});
