import { numberBelow, roleId, sessionKey, sha256 } from './ids.ts';
import { wholeSecond } from './record.ts';
import type { Place } from './world.ts';

const SIX_HOURS = 6 * 3_600_000;

/** A machine that runs containers. */
export function node(place: Place, time: number, seed: string) {
  const instance = `i-0${sha256(`${place.region} ${numberBelow(4, seed)}`).slice(0, 16)}`;
  return {
    ...session(place, 'eks-node', instance, time),
    ip: '198.51.100.7',
    agent: 'aws-sdk-go-v2/1.39.2 ua/2.1 os/linux lang/go#1.25.1 md/GOARCH#amd64 api/ecr#1.50.5',
  };
}

/** A session of a role of the account, renewed every six hours. */
export function session({ account }: Place, role: string, name: string, time: number) {
  const arn = `arn:aws:iam::${account}:role/${role}`;
  const since = time - (time % SIX_HOURS);
  return {
    identity: {
      type: 'AssumedRole',
      principalId: `${roleId(arn)}:${name}`,
      arn: `arn:aws:sts::${account}:assumed-role/${role}/${name}`,
      accountId: account,
      accessKeyId: sessionKey(`${arn} ${name} ${since}`),
      sessionContext: {
        sessionIssuer: { type: 'Role', principalId: roleId(arn), arn, accountId: account, userName: role },
        attributes: { creationDate: wholeSecond(since), mfaAuthenticated: 'false' },
      },
    },
  };
}

/** A service of AWS that calls for itself. */
export function awsService(name: string) {
  return { identity: { type: 'AWSService', invokedBy: name }, ip: name, agent: name };
}
