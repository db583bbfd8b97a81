/**
 * An environment in which the AWS SDK finds keys that open nothing, and nothing of the machine that it runs on. `settings`: what is
 * other or more, such as endpoints.
 */
export function awsEnvironment(settings: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLEEXAMPLE00',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_REGION: 'eu-central-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/nowhere',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
    ...settings,
  };
}
