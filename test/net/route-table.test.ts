import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Address } from '../../src/kit/address.ts';
import { formatPrefix, prefixContains } from '../../src/kit/prefix.ts';
import { rangesContain } from '../../src/kit/ranges.ts';
import { compileTable } from '../../src/net/route-table.ts';
import { ip, table } from './build.ts';

test.each([
  ['10.0.1.5', '10.0.1.0/24'],
  ['10.0.2.5', '10.0.0.0/16'],
  ['8.8.8.8', '0.0.0.0/0'],
  ['2001:db8::1', undefined],
])('R-ROUTE-2 R-ROUTE-3 the best route to %s is %s', (destination, prefix) => {
  const compiled = compileTable(table('rtb', ['0.0.0.0/0 igw', '10.0.0.0/16 local', '10.0.1.0/24 eni']));
  const best = compiled.best(ip(destination));
  expect(best && formatPrefix(best.prefix)).toBe(prefix);
});

test('R-ROUTE-4 of several routes for one prefix the first in the list wins', () => {
  const compiled = compileTable(table('rtb', ['10.9.0.0/16 first', '10.9.0.0/16 second']));
  expect(compiled.best(ip('10.9.0.1'))?.target).toEqual({ kind: 'node', node: 'first' });
  expect(compiled.choices[4]).toHaveLength(1);
});

test('one destination and all destinations get the same route', () => {
  const cidrs = [
    '0.0.0.0/0',
    '0.0.0.0/1',
    '10.0.0.0/8',
    '10.0.0.0/16',
    '10.0.1.0/24',
    '10.0.1.4/32',
    '128.0.0.0/1',
    '::/0',
    '2001:db8::/56',
    '2001:db8::/64',
  ];
  const destinations: Address[] = [
    '10.0.1.4',
    '10.0.1.5',
    '10.0.2.1',
    '10.9.9.9',
    '8.8.8.8',
    '200.0.0.1',
    '2001:db8::1',
    '2001:db8:0:1::1',
    '2600::1',
  ].map(ip);
  const routes = fc.array(
    fc.tuple(fc.constantFrom(...cidrs), fc.constantFrom('a', 'b')).map(([cidr, hop]) => `${cidr} ${hop}`),
  );
  fc.assert(
    fc.property(routes, (list) => {
      const compiled = compileTable(table('rtb', list));
      for (const { family, value } of destinations) {
        const best = compiled.best({ family, value });
        const chosen = compiled.choices[family].filter((choice) => rangesContain(choice.destinations, value));
        expect(chosen.map(({ route }) => route)).toEqual(best ? [best] : []);
        expect(rangesContain(compiled.unrouted[family], value)).toBe(best === undefined);
        const longest = Math.max(
          -1,
          ...compiled.choices[family]
            .filter(({ route }) => prefixContains(route.prefix, { family, value }))
            .map(({ route }) => route.prefix.length),
        );
        expect(best?.prefix.length ?? -1).toBe(longest);
      }
    }),
  );
});
