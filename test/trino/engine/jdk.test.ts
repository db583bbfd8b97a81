import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../../support/folder.ts';
import { findJdk } from './jdk.ts';

/** What a JDK of this version looks like from outside, in a folder of this name. */
function jdk(name: string, version: string): Record<string, string> {
  const release = `IMPLEMENTOR="Somebody"\nJAVA_VERSION="${version}"\n`;
  return { [`${name}/bin/java`]: '', [`${name}/bin/jar`]: '', [`${name}/release`]: release };
}

describe('the JDK for Trino', () => {
  it('is that of JAVA_HOME before any other', () => {
    const shelf = folderWith({ ...jdk('a', '26'), ...jdk('b', '25.0.3') });
    const found = findJdk({ JAVA_HOME: join(shelf, 'b') }, [shelf]);
    expect(found).toMatchObject({ java: join(shelf, 'b/bin/java'), version: '25.0.3' });
  });

  it('is one that is installed, before the one on the PATH', () => {
    const PATH = `/nowhere:${join(folderWith(jdk('jdk', '24')), 'jdk/bin')}`;
    expect(findJdk({ PATH }, [folderWith(jdk('old', '17.0.15')), '/nowhere']).version).toBe('24');
    expect(findJdk({ PATH }, [folderWith(jdk('new.jdk/Contents/Home', '25'))]).version).toBe('25');
  });

  it('must be there, or the stage fails and says so', () => {
    expect(() => findJdk({}, [])).toThrow('needs a JDK 24 or later, for Trino itself. Found: no JDK at all.');
    const JAVA_HOME = join(folderWith(jdk('jdk', '17.0.15')), 'jdk');
    expect(() => findJdk({ JAVA_HOME }, [])).toThrow(`Found: ${JAVA_HOME} (17.0.15).`);
  });
});
