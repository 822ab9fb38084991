import { cut, section } from '../draw-text.ts';
import type { Step } from '../step.ts';

/** What to do, numbered; commands stand whole on lines of their own. */
export const nextText = (steps: readonly Step[]): string =>
  section(
    'DO NEXT',
    steps.map(({ text, command }, index) =>
      command ? `${index + 1}. ${text}:\n   ${command}` : `${index + 1}. ${cut(text)}`,
    ),
  );
