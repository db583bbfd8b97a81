import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ActionProcess, UNDISTURBED } from './support/action-process.ts';
import { freshBundles } from './support/bundles.ts';
import { StandInProxy } from './support/stand-in-proxy.ts';

const bundles = freshBundles();

describe('the action as a process', () => {
  it('keeps issues through the tunnel of a proxy, by TLS', async () => {
    const action = await ActionProcess.start([bundles.path('action.cjs')]);
    const proxy = new StandInProxy(action.server.url, () => 'open');
    const { host, certificate } = await proxy.start();
    onTestFinished(() => proxy.stop());
    const trusted = join(action.folder, 'stand-in.pem');
    writeFileSync(trusted, certificate);
    const { exitCode, stderr } = await action.run({
      GITHUB_API_URL: 'https://github.test',
      HTTPS_PROXY: `http://${host}`,
      NODE_EXTRA_CA_CERTS: trusted,
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(action.issues).toEqual(UNDISTURBED);
    expect(new Set(proxy.asked)).toEqual(new Set(['CONNECT github.test:443']));
  });
});
