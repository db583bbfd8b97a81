import { expect, it } from 'vitest';
import { imageArn, repositoryArn } from '../../src/reports/arn.ts';
import { pushOf } from '../support/facts.ts';

it.each([
  ['private', 'eu-central-1', 'arn:aws:ecr:eu-central-1:111122223333:repository/shop/checkout'],
  ['private', 'cn-north-1', 'arn:aws-cn:ecr:cn-north-1:111122223333:repository/shop/checkout'],
  ['private', 'us-gov-west-1', 'arn:aws-us-gov:ecr:us-gov-west-1:111122223333:repository/shop/checkout'],
  ['private', 'us-iso-east-1', 'arn:aws-iso:ecr:us-iso-east-1:111122223333:repository/shop/checkout'],
  ['private', 'us-isob-east-1', 'arn:aws-iso-b:ecr:us-isob-east-1:111122223333:repository/shop/checkout'],
  ['private', 'eusc-de-east-1', 'arn:aws-eusc:ecr:eusc-de-east-1:111122223333:repository/shop/checkout'],
  ['public', 'us-east-1', 'arn:aws:ecr-public::111122223333:repository/shop/checkout'],
] as const)('a %s repository in %s is %s', (registry, region, arn) => {
  expect(repositoryArn(pushOf({ registry, region }))).toBe(arn);
});

it('an image is named by its digest, and by nothing where the record shows none', () => {
  expect(imageArn(pushOf({ digest: 'sha256:ab' }))).toBe(
    'arn:aws:ecr:eu-central-1:111122223333:repository/shop/checkout/sha256:ab',
  );
  expect(imageArn(pushOf({ digest: null }))).toBeNull();
});
