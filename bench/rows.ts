/** Every benchmark, each beside its peer, with the ratio. Names as arguments select. */
import { bgpBench } from './bgp.ts';
import { classBench } from './class.ts';
import { consoleBench } from './console.ts';
import { edgeCacheBench } from './edge-cache.ts';
import { firstFrame } from './first-frame.ts';
import { gradeBench } from './grade.ts';
import { journeyBench } from './journey.ts';
import { keyToFrame } from './key-to-frame.tsx';
import { namesBench } from './names.ts';
import { reachBench, recheckBench } from './reach.ts';
import type { Row } from './row.ts';
import { serveBench } from './serve.ts';
import { transitBench } from './transit.ts';

const BENCHMARKS: readonly [name: string, run: () => Promise<readonly Row[]>][] = [
  ['first-frame', firstFrame],
  ['key-to-frame', keyToFrame],
  ['console', consoleBench],
  ['grade', gradeBench],
  ['class', classBench],
  ['reach', reachBench],
  ['recheck', recheckBench],
  ['transit', transitBench],
  ['edge-cache', edgeCacheBench],
  ['names', namesBench],
  ['journey', journeyBench],
  ['bgp', bgpBench],
  ['serve', serveBench],
];

const wanted = process.argv.slice(2);
for (const [name, run] of BENCHMARKS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const row of await run()) console.log(line(row));
}

function line({ name, value, unit, against, aim }: Row): string {
  const figure = `${name.padEnd(52)} ${format(value).padStart(10)} ${unit.padEnd(8)}`;
  if (!against) return aim ? `${figure}${' '.repeat(40)}aim ${aim}` : figure;
  const peer = `${against.name} ${format(against.value)}`.padEnd(40);
  return `${figure} ${peer} ratio ${format(value / against.value)}${aim ? `  (aim ${aim})` : ''}`;
}

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toPrecision(3);
}
