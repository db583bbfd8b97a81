import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Judge } from '../../src/core/judge.ts';
import type { Policy } from '../../src/core/policy.ts';
import type { Judgement } from '../../src/core/verdict.ts';
import { at, pushOf } from '../support/facts.ts';
import { readPolicy } from '../support/policy-files.ts';

const RULES = `
holidays:
  - { date: 2026-10-26, name: Bridge day }
freezes:
  - { name: audit, during: 2026-10-20T18:00/2026-10-22T09:00, repositories: [frozen/**, abroad/**] }
`;

/** Teams that write the same windows, some under a freeze, some by another clock, one as a mapping. */
const ENTRIES = {
  plain: 'windows: [mon-fri 08:00-20:00, sat 10:00-12:00]',
  again: 'windows: [mon-fri 08:00-20:00, sat 10:00-12:00]',
  frozen: 'windows: [mon-fri 08:00-20:00, sat 10:00-12:00]',
  abroad: 'timezone: America/New_York\n    windows: [mon-fri 08:00-20:00, sat 10:00-12:00]',
  mapped: 'windows: [{ days: mon-fri, times: "08:00-20:00" }, sat 10:00-12:00]',
  turned: 'windows: [sat 10:00-12:00, mon-fri 08:00-20:00]',
  unlike: 'windows: [mon-fri 08:00-20:00]',
  always: 'windows: always',
  none: 'windows: never',
  named: 'windows: [mon-fri 08:00-20:00 Asia/Tokyo, sat 10:00-12:00]',
};

function policyWith(names: readonly string[]): Policy {
  const entries = Object.entries(ENTRIES).filter(([name]) => names.includes(name));
  const items = entries.map(([name, windows]) => `  - match: ${name}/**\n    ${windows}`);
  return readPolicy(`version: 1\ntimezone: Europe/Berlin\nrepositories:\n${items.join('\n')}\n${RULES}`);
}

const NAMES = Object.keys(ENTRIES);
const together = new Judge(policyWith(NAMES));
const alone = new Map(NAMES.map((name) => [name, new Judge(policyWith([name]))]));

/** What a judgement says, apart from where its entry and window stand in the file. */
function said({ entry, rule, zone, ...rest }: Judgement) {
  const window = rule?.kind === 'window' || rule?.kind === 'holiday' ? rule.window.text : null;
  return { ...rest, match: entry.match, kind: rule?.kind ?? null, window, zone: zone.name };
}

describe('entries with the same windows', () => {
  it('are judged as if each were alone in the file', () => {
    const moment = fc.integer({ min: at('2026-10-15T00:00:00Z') / 60_000, max: at('2026-11-05T00:00:00Z') / 60_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...NAMES), moment), { minLength: 2, maxLength: 12 }), (asked) => {
        const pushes = asked.map(([name, minute]) => pushOf({ repository: `${name}/x`, time: minute * 60_000 }));
        const judged = together.judgeAll(pushes, null);
        for (const [index, push] of pushes.entries()) {
          const judge = alone.get(asked[index]?.[0] ?? '');
          const one = judged[index];
          if (!judge || !one) throw new Error('no such entry');
          expect(said(one)).toEqual(said(judge.judge(push)));
          const { rule, entry } = one;
          if (rule?.kind === 'window' || rule?.kind === 'holiday') expect(entry.windows).toContain(rule.window);
        }
      }),
    );
  });

  it('are open in the same weeks, but for freezes of their own', () => {
    const { entries } = policyWith(NAMES);
    const judge = new Judge({ ...policyWith(NAMES), entries });
    const openOf = (name: string) => {
      const entry = entries.find(({ match }) => match?.includes(`${name}/**`));
      if (!entry) throw new Error('no such entry');
      return judge.openWithin(entry, null, at('2026-10-15T00:00:00Z'), at('2026-11-05T00:00:00Z'));
    };
    expect(openOf('again')).toEqual(openOf('plain'));
    expect(openOf('mapped')).toEqual(openOf('plain'));
    expect(openOf('frozen')).not.toEqual(openOf('plain'));
    expect(openOf('abroad')).not.toEqual(openOf('frozen'));
    expect(openOf('unlike')).not.toEqual(openOf('plain'));
  });
});
