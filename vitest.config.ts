import { defineConfig } from 'vitest/config';
import { PROJECTS } from './test/helpers/projects.ts';

export default defineConfig({
  test: {
    globalSetup: 'test/helpers/run-folder.ts',
    projects: PROJECTS.map(({ name, include, exclude, isolated }) => ({
      extends: true,
      test: {
        name,
        include: [...include],
        exclude: [...exclude],
        // Loading the SDK takes longer than most files' tests: whoever can share it does.
        pool: isolated ? 'forks' : 'threads',
        isolate: isolated,
      },
    })),
    // By default Vitest leaves one core to itself, and of two that is half the machine.
    maxWorkers: '100%',
    // On two busy cores the default five seconds measure the machine, not the code.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
