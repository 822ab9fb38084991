/** A part of the suite that runs in one way. Paths are globs from the root. */
export interface Project {
  readonly name: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Whether each file has a process of its own; else all files share two threads. */
  readonly isolated: boolean;
}

/** What changes the environment of its process, the streams or the home of the user. */
const PROCESSES = ['test/cli/**/*.test.ts', 'test/local/saved-table.test.ts'];

/** What plays hours of virtual time, several times over: a few seconds a file. */
const REPLAYS = [
  'test/*.test.ts',
  'test/functions/protocol*.test.ts',
  'test/local/replay.test.ts',
  'test/shared/report/whole-pages.test.ts',
  'test/shared/text/linear-time*.test.ts',
];

/**
 * Vitest begins with the project whose name comes first. So the long files come early, and many
 * small ones are left in the end to keep both cores busy.
 */
export const PROJECTS: readonly Project[] = [
  { name: '1 processes', include: PROCESSES, exclude: [], isolated: true },
  { name: '2 replays', include: REPLAYS, exclude: PROCESSES, isolated: false },
  {
    name: '3 units',
    include: ['test/**/*.test.ts'],
    exclude: [...PROCESSES, ...REPLAYS],
    isolated: false,
  },
];
