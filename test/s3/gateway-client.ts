import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeEach, inject, vi } from 'vitest';
import { quietSdk } from '../../src/sources/lookup-events/request.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { ACCESS_KEY, GATEWAY_REGION, SECRET_KEY } from './gateway.ts';

/** A client of the gateway for the tests of a file, in which the environment leads to the gateway too. */
export function gatewayClient(): S3Client {
  quietSdk();
  const url = inject('s3Url');
  const client = new S3Client({
    endpoint: url,
    region: GATEWAY_REGION,
    forcePathStyle: true,
    credentials: { accessKeyId: ACCESS_KEY, secretAccessKey: SECRET_KEY },
  });
  beforeEach(() => {
    const environment = awsEnvironment({
      AWS_ENDPOINT_URL_S3: url,
      AWS_ACCESS_KEY_ID: ACCESS_KEY,
      AWS_SECRET_ACCESS_KEY: SECRET_KEY,
      AWS_REGION: GATEWAY_REGION,
    });
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    return () => vi.unstubAllEnvs();
  });
  afterAll(() => client.destroy());
  return client;
}
