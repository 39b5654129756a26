import { defineConfig } from 'vitest/config';

/** Models are pure and tested without a browser; components are tested in one by e2e-tests. */
export default defineConfig({
  test: {
    include: ['src/main/frontend/**/*.test.ts'],
    exclude: ['src/main/frontend/generated/**'],
    environment: 'node',
    // A worker a file takes longer than the tests; those that take the clock give it back.
    isolate: false,
  },
});
