import { expect, test } from 'vitest';
import type { HttpLeg, Leg } from '../../../../../src/cloud/web/journey.ts';
import { timeBar } from '../../../../../src/tui/panes/journey/request/time-bar.ts';

function leg(depth: number, startMs: number, ms: number): Leg {
  const http = {
    kind: 'http',
    server: '',
    label: '',
    method: 'GET',
    url: '/',
    sentOctets: 0,
    receivedOctets: 0,
  };
  return { ...http, by: '', ok: true, depth, startMs, ms } as HttpLeg;
}

test.each<[string, Leg[], number, string]>([
  ['all of the time', [leg(0, 0, 100)], 0, '━━━━━━━━━━'],
  ['its part of it', [leg(0, 0, 30), leg(0, 30, 70)], 1, '   ━━━━━━━'],
  ['too short to see, yet there', [leg(0, 0, 99), leg(0, 99, 1)], 1, '         ━'],
  ['thin while others work for it', [leg(0, 0, 100), leg(1, 20, 30), leg(1, 50, 30)], 0, '━━╌╌╌╌╌╌━━'],
  ['of others only the next in', [leg(0, 0, 100), leg(1, 20, 60), leg(2, 40, 20)], 1, '  ━━╌╌━━  '],
  ['nothing of those who came later', [leg(0, 0, 50), leg(0, 50, 50), leg(1, 60, 20)], 0, '━━━━━     '],
  ['a journey that took no time', [leg(0, 0, 0)], 0, '━         '],
])('%s', (_what, legs, index, bar) => {
  const total = Math.max(...legs.map(({ startMs, ms }) => startMs + ms));
  expect(timeBar(legs, index, total, 10)).toBe(bar);
});
