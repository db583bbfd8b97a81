import type { StandInOptions } from './stand-in.ts';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** What STS answers to a form (AWS Security Token Service API Reference). Keys bear the account they are of. */
export function stsAnswer(
  form: URLSearchParams,
  account: string,
  { now, closedRoles = [] }: Pick<StandInOptions, 'now' | 'closedRoles'>,
): { readonly status: number; readonly xml: string } {
  const action = form.get('Action') ?? '';
  const role = form.get('RoleArn') ?? '';
  const ok = (fields: string) => ({
    status: 200,
    xml: `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${fields}</${action}Result></${action}Response>`,
  });
  if (account === '' && action !== 'AssumeRoleWithWebIdentity') return refused('InvalidClientTokenId');
  if (action === 'GetCallerIdentity') {
    return ok(`<Account>${account}</Account><Arn>arn:aws:iam::${account}:user/x</Arn><UserId>x</UserId>`);
  }
  if (closedRoles.includes(role) || form.get('ExternalId') === 'wrong') return refused('AccessDenied');
  const ends = new Date(now() + 3_600_000).toISOString();
  return ok(
    `<Credentials><AccessKeyId>ASIA${role.split(':')[4]}</AccessKeyId><SecretAccessKey>example</SecretAccessKey><SessionToken>example</SessionToken><Expiration>${ends}</Expiration></Credentials>`,
  );
}

function refused(code: string) {
  const xml = `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`;
  return { status: 403, xml };
}
