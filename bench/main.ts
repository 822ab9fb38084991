import { parseArgs } from 'node:util';
import { bundleSizes } from './bundle-size.ts';
import { cases } from './cases.ts';
import { decision } from './decision.ts';
import { diagnosing } from './diagnosis.ts';
import { healthy } from './healthy.ts';
import { importing } from './import-time.ts';
import type { Measure } from './measure.ts';
import { scenarios } from './scenarios.ts';
import { seed000 } from './seed-000.ts';
import { stacks } from './stacks.ts';
import { storm } from './storm.ts';
import { table } from './table.ts';
import { wideLoop } from './wide-loop.ts';

/** The benches by their names, as `--only` accepts them. */
const BENCHES: Readonly<Record<string, () => Promise<Measure[]>>> = {
  decision,
  import: importing,
  bundles: bundleSizes,
  'seed-000': seed000,
  storm,
  'wide-loop': wideLoop,
  healthy,
  scenarios,
  stacks,
  diagnosis: diagnosing,
  cases,
};

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const names = values.only ?? Object.keys(BENCHES);
const measures: Measure[] = [];
for (const name of names) {
  const bench = BENCHES[name];
  if (!bench) throw new Error(`no bench ${name}: there are ${Object.keys(BENCHES).join(', ')}`);
  process.stderr.write(`${name} ...\n`);
  const began = performance.now();
  measures.push(...(await bench()));
  process.stderr.write(`${name} took ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}
process.stdout.write(table(measures));
