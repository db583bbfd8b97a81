import { onTestFinished } from 'vitest';
import { folderWith } from './folder.ts';
import { StandInProxy } from './stand-in-proxy.ts';

/** A proxy of one test before a service, and the environment that leads a process there. */
export async function throughProxy(
  service: string,
): Promise<{ readonly proxy: StandInProxy; readonly environment: Readonly<Record<string, string>> }> {
  const proxy = new StandInProxy(service, () => 'open');
  const { host, certificate } = await proxy.start();
  onTestFinished(() => proxy.stop());
  const trusted = folderWith({ 'stand-in.pem': certificate });
  return { proxy, environment: { HTTPS_PROXY: `http://${host}`, NODE_EXTRA_CA_CERTS: `${trusted}/stand-in.pem` } };
}
