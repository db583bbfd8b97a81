import { roleId, sha256 } from './ids.ts';
import { type Call, recordOf, type TrailRecord, wordyTime } from './record.ts';
import { providerArn, roleArn, type Session, sessionArn } from './sessions.ts';

/** The STS call that gave a session its key. */
export function signInOf(session: Session): TrailRecord {
  const { pusher, signedIn, ip } = session;
  return recordOf({
    place: pusher.home,
    time: signedIn,
    service: 'sts',
    ip,
    readOnly: true,
    resources: [{ accountId: pusher.home.account, type: 'AWS::IAM::Role', ARN: roleArn(pusher) }],
    host: `sts.${pusher.home.region}.amazonaws.com`,
    ...(pusher.kind === 'workflow' ? withWebIdentity(session) : withSaml(session)),
  });
}

type Part = Pick<Call, 'name' | 'agent' | 'identity' | 'request' | 'response'>;

function withWebIdentity(session: Session): Part {
  const { pusher, signedIn, expires } = session;
  return {
    name: 'AssumeRoleWithWebIdentity',
    agent: 'aws-sdk-js/3.901.0 ua/2.1 os/linux lang/js md/nodejs#24.9.0 configure-aws-credentials-for-github-actions',
    identity: {
      type: 'WebIdentityUser',
      principalId: `${providerArn(pusher)}:sts.amazonaws.com:${pusher.subject}`,
      userName: pusher.subject,
      identityProvider: providerArn(pusher),
    },
    request: {
      roleArn: roleArn(pusher),
      roleSessionName: pusher.session,
      durationSeconds: (expires - signedIn) / 1000,
    },
    response: {
      credentials: credentialsOf(session),
      subjectFromWebIdentityToken: pusher.subject,
      assumedRoleUser: assumedRoleUserOf(session),
      provider: providerArn(pusher),
      audience: 'sts.amazonaws.com',
    },
  };
}

function withSaml(session: Session): Part {
  const { pusher, signedIn, expires } = session;
  return {
    name: 'AssumeRoleWithSAML',
    agent: 'aws-internal/3 aws-sdk-java/2.34.0 Linux OpenJDK_64-Bit_Server_VM/21',
    identity: {
      type: 'SAMLUser',
      principalId: `EXAMPLEqualifier=:${pusher.subject}`,
      userName: pusher.subject,
      identityProvider: 'EXAMPLEqualifier=',
    },
    request: {
      sAMLAssertionID: `_${sha256(session.accessKeyId).slice(0, 32)}`,
      roleSessionName: pusher.session,
      durationSeconds: (expires - signedIn) / 1000,
      roleArn: roleArn(pusher),
      principalArn: providerArn(pusher),
    },
    response: {
      subjectType: 'persistent',
      issuer: 'https://portal.sso.eu-central-1.amazonaws.com/saml/assertion/EXAMPLE',
      credentials: credentialsOf(session),
      nameQualifier: 'EXAMPLEqualifier=',
      assumedRoleUser: assumedRoleUserOf(session),
      subject: pusher.subject,
      audience: 'https://signin.aws.amazon.com/saml',
    },
  };
}

function credentialsOf({ accessKeyId, expires }: Session): Record<string, string> {
  return { accessKeyId, sessionToken: 'EXAMPLE', expiration: wordyTime(expires) };
}

function assumedRoleUserOf({ pusher }: Session): Record<string, string> {
  return { assumedRoleId: `${roleId(roleArn(pusher))}:${pusher.session}`, arn: sessionArn(pusher) };
}
