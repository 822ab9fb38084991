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
  it('has none for an incident that nobody has looked at', async () => {
    expect(await table().evidence.get('inc-1')).toBeUndefined();
  });

  it.each([
    ['newer ones over older ones', [older, newer], newer],
    ['no older ones over newer ones', [newer, older], newer],
    ['those of one moment over each other', [newer, again], again],
  ])('stores %s', async (_, puts, kept) => {
    for (const put of puts) await table().evidence.put('inc-1', put);
    expect(await table().evidence.get('inc-1')).toEqual(kept);
  });

  it('ends with the newest when many are stored at once', async () => {
    const many = Array.from({ length: 10 }, (_, index) =>
      findings(`2026-02-03T08:1${index}:00.000Z`, `look ${index}`),
    );
    await Promise.all(many.map((one) => table().evidence.put('inc-1', one)));
    expect(await table().evidence.get('inc-1')).toEqual(many[9]);
  });

  it('has DynamoDB forget evidence half a year after it was collected', async () => {
    await table().evidence.put('inc-1', older);
    const item = await table().documents.get({ PK: 'INCIDENT#inc-1', SK: 'EVIDENCE' });
    const { collectedAt } = older.evidence;
    expect(item?.expiresAt).toBe(Date.parse(collectedAt) / 1000 + 180 * 24 * 3600);
  });
});
