import { expect, it } from 'vitest';
import { nearest } from '../../src/core/nearest.ts';

const KEYS = ['version', 'timezone', 'windows', 'repositories', 'undeclared'];

it.each([
  ['window', 'windows'],
  ['widnows', 'windows'],
  ['Time-Zone', 'timezone'],
  ['time_zone', 'timezone'],
  ['repos', 'repositories'],
  ['repositorys', 'repositories'],
  ['undeclered', 'undeclared'],
  ['notify', null],
  ['foo', null],
  ['v', null],
  ['', null],
  ['x'.repeat(100_000), null],
])('%s is nearest to %s', (word, meant) => {
  expect(nearest(word, KEYS)).toBe(meant);
});

it('a swap of two letters is one mistake', () => {
  expect(nearest('mno', ['sun', 'mon'])).toBe('mon');
});

it('of equally near ones the first', () => {
  expect(nearest('xat', ['cat', 'bat'])).toBe('cat');
});

it('a short form is of no use where it could be several', () => {
  expect(nearest('Europe', ['Europe/Berlin', 'Europe/Paris'])).toBeNull();
});
