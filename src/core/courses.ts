import { Course, type Layer } from './course.ts';
import { displayZone } from './display-zone.ts';
import { freezeLayer, layersOf, type SharedRule } from './layers.ts';
import type { Entry, Freeze, Policy } from './policy.ts';
import type { Window } from './window.ts';
import type { Zone } from './zone.ts';

/**
 * The courses of a policy. Entries whose windows open alike share one where the same freezes apply by the same clock: in a
 * long policy most do, as teams choose from a few windows.
 */
export class Courses {
  readonly #policy: Policy;
  readonly #courses = new Map<string, Course<SharedRule>>();
  readonly #freezeLayers = new Map<Freeze, Map<Zone, Layer<SharedRule>>>();
  readonly #ids = new Map<object, number>();

  constructor(policy: Policy) {
    this.#policy = policy;
  }

  /** Of an entry under some of the policy's freezes, in their order. */
  of(entry: Entry, freezes: readonly Freeze[]): Course<SharedRule> {
    const zone = displayZone(entry);
    const windows = entry.windows?.map((window) => this.#windowKey(window)).join() ?? 'undeclared';
    const frozen = freezes.length === 0 ? '' : [zone, ...freezes].map((part) => this.#idOf(part)).join();
    const key = `${windows} ${frozen}`;
    const known = this.#courses.get(key);
    if (known !== undefined) return known;
    const layers = freezes.map((freeze) => this.#freezeLayer(freeze, zone));
    const course = new Course(layersOf(entry.windows, layers, this.#policy.holidays));
    this.#courses.set(key, course);
    return course;
  }

  /** The same only for windows that are made of the same objects: two that merely look alike cost time, nothing else. */
  #windowKey(window: Window): string {
    if (window.kind === 'always' || window.kind === 'never') return window.kind;
    const parts = [window.opensOn, window.spans, window.zone].map((part) => this.#idOf(part));
    return `${window.kind} ${parts.join(' ')}`;
  }

  #idOf(part: object): number {
    const id = this.#ids.get(part) ?? this.#ids.size;
    this.#ids.set(part, id);
    return id;
  }

  /** Shared by all entries of a zone. */
  #freezeLayer(freeze: Freeze, zone: Zone): Layer<SharedRule> {
    const byZone = this.#freezeLayers.get(freeze) ?? new Map<Zone, Layer<SharedRule>>();
    this.#freezeLayers.set(freeze, byZone);
    const layer = byZone.get(zone) ?? freezeLayer(freeze, zone);
    byZone.set(zone, layer);
    return layer;
  }
}
