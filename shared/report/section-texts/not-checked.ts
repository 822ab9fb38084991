import { capital, cut, list, section } from '../draw-text.ts';
import type { Note } from '../note.ts';

/** What could not be read, as a list. */
export const notCheckedText = (notes: readonly Note[]): string =>
  section('NOT CHECKED', list(notes.map(({ text }) => capital(cut(text)))));
