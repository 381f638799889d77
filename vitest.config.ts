import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Machines are noisy: a slow one must not fail a right test.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
