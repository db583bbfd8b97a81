import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The built command line. */
export const CLI = join(root, 'dist/cli.cjs');

/** The policy that most measurements judge by. */
export const POLICY = join(root, 'examples/release-windows.yml');
