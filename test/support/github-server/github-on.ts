import { expect, onTestFinished } from 'vitest';
import type { GithubModel } from '../github-model.ts';
import { GithubServer, type GithubServerOptions } from './server.ts';

/** GitHub until the test has finished, which fails where something was asked that GitHub's description does not allow. */
export async function githubOn(model: GithubModel, options?: GithubServerOptions): Promise<GithubServer> {
  const server = await GithubServer.start(model, options);
  onTestFinished(async () => {
    await server.stop();
    expect(server.problems).toEqual([]);
  });
  return server;
}
