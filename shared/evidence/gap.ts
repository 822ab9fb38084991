/**
 * What a gap means to the reader. `not-checked`: it may be there, but it could not be read, so
 * nothing follows from its absence. `fact`: there is nothing to read, and that says something by
 * itself. `pending`: nobody has looked yet.
 */
type Meaning = 'not-checked' | 'fact' | 'pending';

/** The kinds of evidence that may be missing, each with what that means. */
const GAPS = {
  'evidence-pending': 'pending',
  'service-unread': 'not-checked',
  'service-unknown': 'fact',
  'tasks-unread': 'not-checked',
  'task-definition-unread': 'not-checked',
  'changes-unread': 'not-checked',
  'siblings-unread': 'not-checked',
  'stack-unread': 'not-checked',
  'stack-events-unread': 'not-checked',
  'stack-events-cut': 'not-checked',
  'handler-log-unknown': 'not-checked',
  'log-unread': 'not-checked',
  'log-late': 'not-checked',
  'log-cut': 'not-checked',
  'log-place-unknown': 'not-checked',
  'log-stream-absent': 'fact',
  'log-elsewhere': 'fact',
  'log-not-configured': 'fact',
  'log-may-lack-lines': 'fact',
  'never-started': 'fact',
  'from-earlier-look': 'fact',
  // Of an item that was stored before gaps had kinds.
  unsorted: 'not-checked',
} as const satisfies Readonly<Record<string, Meaning>>;

export type GapKind = keyof typeof GAPS;

/** Evidence that could not be had: itself evidence. */
export interface Gap {
  readonly kind: GapKind;
  /** The sentence for the reader, without capital and full stop. Nothing reads it back. */
  readonly text: string;
}

/** What the gap means to the reader. A later version may have stored a kind that is new here. */
export const meaningOf = ({ kind }: Gap): Meaning =>
  Object.hasOwn(GAPS, kind) ? GAPS[kind] : 'not-checked';
