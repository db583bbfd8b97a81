import type { Exception, Exemption } from '../core/policy.ts';
import type { Around } from './around.ts';
import { readDate } from './dates.ts';
import { readDuring } from './during.ts';
import { readOptionalPatterns, readPatterns } from './pattern.ts';
import { PRINCIPAL_PATTERNS } from './principal-patterns.ts';
import { readGlobs, repositoryPatterns } from './repositories.ts';
import type { DraftException, DraftExemption } from './schema-rules.ts';
import { TAG_PATTERNS } from './tag-patterns.ts';
import { Names, readPlainText, readTicket } from './texts.ts';
import type { YamlPath } from './yaml-places.ts';

/** Reads `exceptions`; what is wrong is told. */
export function readExceptions(drafts: readonly (DraftException | null)[], around: Around): readonly Exception[] {
  const names = new Names('exception', around.teller);
  return drafts.flatMap((draft, index) =>
    draft === null ? [] : [readException(draft, ['exceptions', index], names, around)],
  );
}

function readException(draft: DraftException, path: YamlPath, names: Names, around: Around): Exception {
  const { teller } = around;
  const at = (key: keyof DraftException) => [...path, key];
  const name = readPlainText(draft.name, at('name'), teller) ?? '';
  names.add(name, at('name'));
  const globs = readGlobs(draft.repositories ?? null, at('repositories'), teller);
  const { line, column } = teller.places.value(path);
  return {
    name,
    place: { line, column },
    // Without readable globs nothing is certain about the zone.
    during: readDuring(draft, path, globs, 'exception', around),
    repositories: repositoryPatterns(globs),
    tags: readOptionalPatterns(draft.tags, at('tags'), TAG_PATTERNS, teller),
    principals: readOptionalPatterns(draft.principals, at('principals'), PRINCIPAL_PATTERNS, teller),
    reason: readPlainText(draft.reason, at('reason'), teller) ?? '',
    approvedBy: readPlainText(draft['approved-by'], at('approved-by'), teller) ?? '',
    ticket: readTicket(draft.ticket, at('ticket'), teller),
  };
}

/** Reads `exempt`; what is wrong is told. */
export function readExemptions(drafts: readonly (DraftExemption | null)[], around: Around): readonly Exemption[] {
  return drafts.flatMap((draft, index) => (draft === null ? [] : [readExemption(draft, ['exempt', index], around)]));
}

function readExemption(draft: DraftExemption, path: YamlPath, { teller }: Around): Exemption {
  const at = (key: keyof DraftExemption) => [...path, key];
  const { line, column } = teller.places.value(path);
  const { repositories, until } = draft;
  return {
    place: { line, column },
    principals: readPatterns(draft.principals ?? [], at('principals'), PRINCIPAL_PATTERNS, teller),
    repositories:
      repositories === undefined ? null : repositoryPatterns(readGlobs(repositories, at('repositories'), teller)),
    reason: readPlainText(draft.reason, at('reason'), teller) ?? '',
    until:
      typeof until === 'string'
        ? readDate({ text: until, offset: 0 }, (part, finding) => {
            teller.within(at('until'), { finding, offset: part.offset, length: part.text.length });
          })
        : null,
  };
}
