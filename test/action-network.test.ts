import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ActionProcess, UNDISTURBED } from './support/action-process.ts';
import { freshBundles, root } from './support/bundles.ts';
import type { Faults } from './support/github-server/fault.ts';
import { StandInProxy } from './support/stand-in-proxy.ts';

const bundles = freshBundles();
const IMPATIENT = ['--import', import.meta.resolve('tsx'), join(root, 'test/support/impatient-action.ts')];

const silent: Faults = () => ({ kind: 'silence', when: 'before' });

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

  it('ends where GitHub gives no answer, says so, and writes its reports', async () => {
    const action = await ActionProcess.start(IMPATIENT);
    const { exitCode, stdout, stderr, summary } = await action.run({}, () => silent);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout.split('\n').filter((line) => /delivered to|did not answer/.test(line))).toMatchInlineSnapshot(`
      [
        "Not compliant: 2 of 2 images broke the rules, in 2 incidents, all not told in an issue; not all was delivered to GitHub",
        "  GitHub did not answer GET /repos/acme/shop in time. The next run looks at what became of it, and tries again.",
        "::warning title=Release windows%3A not compliant::Not compliant: 2 of 2 images broke the rules, in 2 incidents, all not told in an issue; not all was delivered to GitHub",
        "::error title=Release windows%3A issues do not tell everything::2 incidents are not, or not wholly, told in an issue: the next run tries again.%0AGitHub did not answer GET /repos/acme/shop in time. The next run looks at what became of it, and tries again.%0AWhat helps: docs/issues.md#when-github-says-no",
      ]
    `);
    expect(summary).toContain('GitHub did not answer');
    expect(summary).toContain('shop/checkout');
    expect(action.model.issues).toEqual([]);
  });
});
