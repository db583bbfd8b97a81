import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['test/s3/*.s3.ts'],
    globalSetup: ['test/s3/global-setup.ts'],
    setupFiles: ['test/support/seed.ts'],
    // As for `npm test`: far from UTC on purpose.
    env: { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
