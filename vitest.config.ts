import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The suites start DynamoDB in process and synthesize the stack: on two busy cores the default
    // five seconds measure the machine, not the code.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
