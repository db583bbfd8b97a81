import { type Finding, type Problem, problemAt } from '../core/problem.ts';
import { WHOLE_FILE } from './bytes.ts';
import type { TextFinding } from './text-finding.ts';
import type { YamlPath, YamlPlaces } from './yaml-places.ts';

/** Collects what is wrong with a file, each thing at its place. */
export class Teller {
  readonly problems: Problem[] = [];
  readonly places: YamlPlaces;

  constructor(places: YamlPlaces) {
    this.places = places;
  }

  /** Something about the file as a whole. */
  file(finding: Finding): void {
    this.problems.push(problemAt(WHOLE_FILE, finding));
  }

  /** Something about the value at a path. */
  value(path: YamlPath, finding: Finding): void {
    this.problems.push(problemAt(this.places.value(path), finding));
  }

  /** Something about the key that leads to a path. */
  key(path: YamlPath, finding: Finding): void {
    this.problems.push(problemAt(this.places.key(path), finding));
  }

  /** Something about a part of the text at a path. */
  within(path: YamlPath, { finding, offset, length }: TextFinding): void {
    this.problems.push(problemAt(this.places.within(path, offset, length), finding));
  }
}
