import { groupBy } from '../group-by.ts';
import { type Push, repositoryKey } from '../push.ts';
import type { AttributedPush } from '../verdict.ts';
import { type MarkOf, type Names, namesOf } from './told.ts';

/** A push that the run saw, and the names under which an issue may have told it. */
export interface Sighting {
  readonly judged: AttributedPush;
  readonly names: Names;
}

const NONE: readonly Sighting[] = [];

/** What a run saw of each repository. */
export class Sightings {
  readonly #markOf: MarkOf;
  readonly #names = new Map<Push, Names>();
  readonly #byRepository: ReadonlyMap<string, readonly Sighting[]>;

  /** `pushes`: all that the run judged, whatever the verdict. */
  constructor(pushes: Iterable<AttributedPush>, markOf: MarkOf) {
    this.#markOf = markOf;
    const sightings = [...pushes].map((judged): Sighting => ({ judged, names: this.namesOf(judged.push) }));
    this.#byRepository = groupBy(sightings, ({ judged }) => repositoryKey(judged.push).replaceAll(' ', '/'));
  }

  namesOf(push: Push): Names {
    const known = this.#names.get(push);
    if (known) return known;
    const names = namesOf(push, this.#markOf);
    this.#names.set(push, names);
    return names;
  }

  /** `repository`: as the key of an incident begins. */
  in(repository: string): readonly Sighting[] {
    return this.#byRepository.get(repository) ?? NONE;
  }
}
