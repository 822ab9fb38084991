import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Category } from '../shared/failure/category.ts';

const CASES = join(import.meta.dirname, 'cases');

/** A text as a person would paste it, and whether a task or a deployment failed in it. */
export interface PastedText {
  readonly id: string;
  /** The file that contains it. */
  readonly family: string;
  readonly kind: 'ecs-stop' | 'log' | 'cfn';
  readonly stopCode?: string;
  readonly exitCode?: number;
  readonly text: readonly string[];
  readonly countsAsFailure: boolean;
}

/** A text with the cause that a reader would name. */
export interface LabelledCase extends PastedText {
  readonly expectedCategory: Category;
  /** Causes that a fair reader could name as well. */
  readonly alsoAcceptable?: readonly Category[];
}

function readFolder<T extends PastedText>(folder: string): T[] {
  const directory = join(CASES, folder);
  return readdirSync(directory).flatMap((file) => {
    const cases: T[] = JSON.parse(readFileSync(join(directory, file), 'utf8'));
    return cases.map((one) => ({ ...one, family: basename(file, '.json') }));
  });
}

/**
 * The labelled texts. No rule may be written from one of them, or the figures measure memory and
 * not diagnosis.
 */
export function labelledCases(): { failures: LabelledCase[]; healthy: PastedText[] } {
  return { failures: readFolder('failures'), healthy: readFolder('healthy') };
}
