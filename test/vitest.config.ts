/** How the tests run: one embedded table for all, a table of its own for each world, and one closing line. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // graphql ships as two module kinds; its classes are compared by identity, so all must get the one that Node itself would load.
  resolve: { alias: [{ find: /^graphql$/u, replacement: createRequire(import.meta.url).resolve('graphql') }] },
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    // What runs on a city shares the loaded modules, which takes a fourth of the time away; what starts a machine has a process of its own.
    projects: [
      {
        extends: true,
        test: {
          name: 'city',
          include: ['test/**/*.test.ts'],
          exclude: ['test/local/**', 'test/clients/**', 'test/deployed/**'],
          isolate: false,
        },
      },
      // The bundles as they are deployed, in processes of their own.
      { extends: true, test: { name: 'deployed', include: ['test/deployed/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'machine', include: ['test/local/**/*.test.ts', 'test/clients/**/*.test.ts'], globalSetup: ['test/local/built.ts'] },
      },
    ],
    globalSetup: ['test/support/table.ts'],
    setupFiles: ['test/support/log.ts', 'test/support/dropping.ts'],
    reporters: ['default', 'test/support/closing-line.ts'],
    silent: 'passed-only',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    env: {
      AWS_REGION: 'cn-northwest-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      GIVEN_FOLDER: new URL('../schema/', import.meta.url).href, // as functions/local/environment.ts has it
    },
  },
});
