import { type Gap, meaningOf } from '../../evidence/gap.ts';
import type { IncidentRecord } from '../incident-record.ts';
import type { Note } from '../note.ts';
import { unverifiedHealth } from '../unverified-health.ts';

/** Few readers know that health is read from the service's state. */
const noteOf = ({ kind, text }: Gap): Note => ({
  kind,
  text: kind === 'service-unread' ? `${text}, so its health is not verified` : text,
});

/** What could not be read, so that nobody takes silence for health. */
export function notCheckedSection(record: IncidentRecord): Note[] {
  const unverified = unverifiedHealth(record);
  const notes = [
    ...record.gaps.filter((gap) => meaningOf(gap) === 'not-checked').map(noteOf),
    ...(unverified ? [{ kind: 'health-unverified', text: unverified } as const] : []),
  ];
  return notes.filter(({ text }, index) => notes.findIndex((one) => one.text === text) === index);
}
