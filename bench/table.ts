import { isReached, type Measure } from './measure.ts';

/** Three digits are enough, because a machine's noise is larger. */
const figure = (value: number) => (value >= 100 ? value.toFixed(0) : String(+value.toPrecision(3)));

const goalText = ({ goal, unit }: Measure) => {
  if (!goal) return '';
  return 'most' in goal ? `<= ${goal.most} ${unit}` : `>= ${goal.least} ${unit}`;
};

const WORD = { true: 'reached', false: 'MISSED', undefined: '' } as const;

/** The measures as one table for people. */
export function table(measures: readonly Measure[]): string {
  const rows = [
    ['what', 'measured', 'goal', ''],
    ...measures.map((measure) => [
      measure.what,
      `${figure(measure.value)} ${measure.unit}`,
      goalText(measure),
      WORD[`${isReached(measure)}`],
    ]),
  ];
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map(([what = '', measured = '', goal = '', word = '']) =>
    [
      what.padEnd(widths[0] ?? 0),
      measured.padStart(widths[1] ?? 0),
      goal.padStart(widths[2] ?? 0),
      word,
    ]
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
