import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * `@actions/core` does not say that its modules may be left out where nothing of them is used, though they may: its sign-in
 * to other services alone, which nothing here uses, brings an HTTP client of 400 kB.
 */
const actionsCore: Plugin = {
  name: 'actions-core',
  setup(building) {
    building.onResolve({ filter: /./ }, async ({ path, importer, pluginData, kind, namespace, resolveDir }) => {
      if (pluginData === actionsCore || !/[\\/]@actions[\\/]core[\\/]/.test(importer)) return undefined;
      const found = await building.resolve(path, { importer, kind, namespace, resolveDir, pluginData: actionsCore });
      return { ...found, sideEffects: false };
    });
  },
};

/** The SDK's ways to credentials besides the keys of the environment; it loads each when the ones before found none. */
const CREDENTIAL_PROVIDERS = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

/** The entry point that has them all. */
export const CREDENTIALS = 'credential-providers';

/** In a workflow the keys are in the environment: what loads other credentials is a bundle of its own. */
function credentials(root: string): Plugin {
  return {
    name: 'credentials',
    setup(building) {
      building.onResolve({ filter: /^@(aws-sdk|smithy)\/credential-provider-/ }, ({ path, kind, importer }) =>
        kind === 'dynamic-import' &&
        /[\\/]credential-provider-node[\\/]/.test(importer) &&
        CREDENTIAL_PROVIDERS.includes(path)
          ? { path: './credentials.cjs', external: true }
          : undefined,
      );
      building.onResolve({ filter: new RegExp(`^${CREDENTIALS}$`) }, () => ({
        path: CREDENTIALS,
        namespace: CREDENTIALS,
      }));
      building.onLoad({ filter: /./, namespace: CREDENTIALS }, () => ({
        contents: CREDENTIAL_PROVIDERS.map((name) => `export * from '${name}';`).join('\n'),
        // They are packages of this one.
        resolveDir: join(root, 'node_modules/@aws-sdk/credential-provider-node'),
      }));
    },
  };
}

/** What keeps code that no run, or hardly any, needs out of the bundles that each must load. */
export function startUpPlugins(root: string): Plugin[] {
  return [actionsCore, credentials(root)];
}
