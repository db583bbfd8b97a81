import { nearest } from '../core/nearest.ts';
import type { Expectation, Got } from '../core/problem-kinds.ts';
import { REGISTRIES } from '../core/push.ts';
import { ARRIVAL_RULES, UNDECLARED } from './schema.ts';
import { SEVERITIES } from './schema-entries.ts';
import { monthName } from './window-months.ts';
import type { YamlValue } from './yaml-value.ts';

/** What stands in the file, for people. `source` is a scalar as the file spells it: YAML drops the 0 of 012345678901. */
export function gotFrom(value: YamlValue, source: string | null): Got {
  if (value === null) return { is: 'nothing' };
  switch (typeof value) {
    case 'string':
      return { is: 'text', source: value };
    case 'number':
    case 'boolean':
      return { is: typeof value === 'number' ? 'number' : 'boolean', source: source ?? String(value) };
    case 'object':
      return Array.isArray(value) ? { is: 'list', length: value.length } : { is: 'mapping', keys: Object.keys(value) };
  }
}

/** What to write instead, where that is certain or near. */
export function suggestionFor(expected: Expectation, value: YamlValue, source: string | null): string | null {
  const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const text = typeof value === 'string' ? value : (source ?? String(value));
  if (!scalar) return null;
  switch (expected) {
    case 'account':
    case 'glob':
    case 'match':
    case 'repositories-of':
    case 'tag':
    case 'tags':
    case 'name':
    case 'holiday-name':
    case 'reason':
    case 'approved-by':
    case 'login':
      return typeof value === 'string' ? null : `"${text}"`;
    case 'entry':
      return `match: ${text}`;
    case 'accounts':
      return `["${text}"]`;
    case 'regions':
      return `[${text}]`;
    case 'severity':
      return nearest(text, SEVERITIES);
    case 'registry':
      return nearest(text, REGISTRIES);
    case 'undeclared':
      return nearest(text, UNDECLARED);
    case 'arrivals':
      return nearest(text, ARRIVAL_RULES);
    case 'during':
      return value === true ? 'always' : null;
    case 'freeze':
    case 'exception':
      return `name: ${text}`;
    case 'exemption':
      return `principals: ${text}`;
    case 'version':
      return text === '1' || text === '1.0' ? '1' : null;
    case 'windows':
    case 'window':
      return typeof value === 'boolean' ? (value ? 'always' : 'never') : null;
    case 'months':
      return monthName(Number(text));
    case 'file':
    case 'days':
    case 'times':
    case 'days-of-month':
    case 'dates':
    case 'zone':
    case 'repositories':
    case 'region':
    case 'approvers':
    case 'assignees':
    case 'notify':
    case 'mention':
    case 'principals':
    case 'principal':
    case 'holidays':
    case 'holiday':
    case 'date':
    case 'country':
    case 'state':
    case 'country-region':
    case 'calendar':
    case 'freezes':
    case 'exceptions':
    case 'exempt':
    case 'accepted-gaps':
    case 'gap':
    case 'ticket':
    case 'until':
      return null;
  }
}
