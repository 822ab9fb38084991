import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../../shared/report/formats/index.ts';
import { NOW, recordOf, resolvedRecordOf } from '../record-of.ts';

describe('FORMATS', () => {
  it.each(Object.entries(FORMATS))('%s draws every reason, with its key', (_, format) => {
    for (const reason of ['opened', 'cause-found', 'deployment-rolled-back', 'resolved'] as const) {
      const record = reason === 'resolved' ? resolvedRecordOf(undefined, 'gone') : recordOf();
      const deduplicationKey = `inc-1#${reason}`;
      const about = { reason, deduplicationKey, now: NOW, table: 'loopwatch' };
      const { subject, body, attributes } = format(record, about);
      expect(`${subject}${body}`).toContain('media');
      expect(attributes).toMatchObject({ reason, deduplicationKey });
    }
  });
});
