import { expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../../src/kit/duration.ts';

test.each([
  ['90s', 90_000],
  ['10m', 600_000],
  ['1h30m', 5_400_000],
  ['3d', 259_200_000],
  ['2w', 1_209_600_000],
  ['0s', 0],
])('%s is %i ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', '3', 'd', '1.5h', '-1s', '3 d', '3x', '12345678s'])('%s is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test.each([
  [0, '0s'],
  [1499, '1s'],
  [61_000, '1m1s'],
  [90_061_000, '1d1h'],
  [604_800_000, '1w'],
])('%i ms reads %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
