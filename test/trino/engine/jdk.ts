import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** https://trino.io/docs/476/installation/deployment.html#java-runtime-environment */
const OLDEST_JAVA = 24;

/** Where systems and their tools put JDKs, one folder each. */
const SHELVES = ['/usr/lib/jvm', '/Library/Java/JavaVirtualMachines', join(homedir(), '.sdkman/candidates/java')];

export interface Jdk {
  readonly java: string;
  readonly jar: string;
  readonly version: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The first JDK that Trino runs on: `JAVA_HOME`, those that are installed, `java` on the PATH. Throws where there is none,
 * because a stage that skips itself proves nothing.
 */
export function findJdk(env: Environment, shelves: readonly string[] = SHELVES): Jdk {
  const seen: string[] = [];
  for (const home of homes(env, shelves)) {
    const version = versionOf(home);
    if (version === null) continue;
    const jar = join(home, 'bin', 'jar');
    if (Number.parseInt(version, 10) >= OLDEST_JAVA && existsSync(jar)) {
      return { java: join(home, 'bin', 'java'), jar, version };
    }
    seen.push(`${home} (${version})`);
  }
  const found = seen.length === 0 ? 'no JDK at all' : seen.join(', ');
  throw new Error(
    `test:trino needs a JDK ${OLDEST_JAVA} or later, for Trino itself. Found: ${found}. Install one, or let JAVA_HOME point to it.`,
  );
}

function* homes({ JAVA_HOME, PATH = '' }: Environment, shelves: readonly string[]): Generator<string> {
  if (JAVA_HOME !== undefined) yield JAVA_HOME;
  for (const shelf of shelves.filter((one) => existsSync(one))) {
    for (const name of readdirSync(shelf).sort().reverse()) {
      yield join(shelf, name);
      yield join(shelf, name, 'Contents', 'Home');
    }
  }
  const java = PATH.split(delimiter)
    .map((folder) => join(folder, 'java'))
    .find((file) => existsSync(file));
  if (java !== undefined) yield dirname(dirname(realpathSync(java)));
}

/** `25.0.3`; `null`: no JDK is there. Every JDK since 9 has the file. */
function versionOf(home: string): string | null {
  const file = join(home, 'release');
  if (!existsSync(file)) return null;
  return /^JAVA_VERSION="([^"]+)"/m.exec(readFileSync(file, 'utf8'))?.[1] ?? null;
}
