import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Family } from '../../src/kit/address.ts';
import {
  ALL_PACKETS,
  equalPackets,
  FIELDS,
  intersectPackets,
  isEmptyPackets,
  NO_PACKETS,
  onePacket,
  type PacketPoint,
  type PacketSet,
  packets,
  packetsContain,
  packetsCover,
  samplePacket,
  subtractPackets,
  termContains,
  unionPackets,
} from '../../src/kit/packet-set.ts';
import { type Ranges, rangesFrom } from '../../src/kit/ranges.ts';

/** A universe small enough to walk through: three values a field, both families, 486 packets. */
const VALUES = [0, 1, 2];
const UNIVERSE: PacketPoint[] = ([4, 6] as const).flatMap((family) =>
  VALUES.flatMap((source) =>
    VALUES.flatMap((destination) =>
      VALUES.flatMap((protocol) =>
        VALUES.flatMap((sourcePort) =>
          VALUES.map((destinationPort) => ({
            source: { family, value: family === 4 ? source : BigInt(source) },
            destination: { family, value: family === 4 ? destination : BigInt(destination) },
            protocol,
            sourcePort,
            destinationPort,
          })),
        ),
      ),
    ),
  ),
);

const someRanges = fc
  .subarray(VALUES)
  .map((values) => rangesFrom(values.map((value) => [value, value + 1] as const)));
const big = (ranges: Ranges) => ranges.map((bound) => BigInt(bound));
const someTerm = fc
  .record({
    family: fc.constantFrom<Family>(4, 6),
    source: someRanges,
    destination: someRanges,
    protocol: someRanges,
    sourcePort: someRanges,
    destinationPort: someRanges,
  })
  .map(({ family, source, destination, ...rest }) =>
    packets(
      family,
      family === 4
        ? { source, destination, ...rest }
        : { source: big(source), destination: big(destination), ...rest },
    ),
  );
const someSet = fc.array(someTerm, { maxLength: 4 }).map((sets) => unionPackets(...sets));
const members = (set: PacketSet) => UNIVERSE.filter((packet) => packetsContain(set, packet));

/** No packet is in two terms: unions and differences rely on it. */
function expectDisjoint(set: PacketSet): void {
  for (const packet of UNIVERSE) {
    const terms = packet.source.family === 4 ? set.v4 : set.v6;
    expect(terms.filter((term) => termContains(term, packet)).length).toBeLessThanOrEqual(1);
  }
}

describe('the algebra, against brute force', () => {
  const operations: readonly [
    string,
    (a: PacketSet, b: PacketSet) => PacketSet,
    (a: boolean, b: boolean) => boolean,
  ][] = [
    ['union', unionPackets, (a, b) => a || b],
    ['intersection', intersectPackets, (a, b) => a && b],
    ['difference', subtractPackets, (a, b) => a && !b],
  ];
  test.each(operations)('%s', (_, operation, holds) => {
    fc.assert(
      fc.property(someSet, someSet, (a, b) => {
        const result = operation(a, b);
        expect(members(result)).toEqual(
          UNIVERSE.filter((packet) => holds(packetsContain(a, packet), packetsContain(b, packet))),
        );
        expectDisjoint(result);
      }),
    );
  });

  test('equality, covering, emptiness and samples', () => {
    fc.assert(
      fc.property(someSet, someSet, (a, b) => {
        const inA = new Set(members(a));
        const inB = members(b);
        expect(packetsCover(a, b)).toBe(inB.every((packet) => inA.has(packet)));
        expect(equalPackets(a, b)).toBe(inA.size === inB.length && inB.every((packet) => inA.has(packet)));
        expect(isEmptyPackets(a)).toBe(inA.size === 0);
        const sample = samplePacket(a);
        if (sample) expect(packetsContain(a, sample)).toBe(true);
        else expect(isEmptyPackets(a)).toBe(true);
      }),
    );
  });

  test('however a set is cut up and put together again, it ends as few terms', () => {
    fc.assert(
      fc.property(someTerm, fc.array(someSet, { maxLength: 3 }), (whole, cuts) => {
        const parts = cuts.map((cut) => intersectPackets(whole, cut));
        const rest = cuts.reduce(subtractPackets, whole);
        expect(equalPackets(unionPackets(rest, ...parts), whole)).toBe(true);
      }),
    );
  });
});

test('a field with no values makes a set with no packets', () => {
  expect(packets(4, { protocol: [] })).toEqual(NO_PACKETS);
});

test('terms that differ in one field are one term', () => {
  const low = packets(4, { protocol: [6, 7], destinationPort: [0, 1024] });
  const high = packets(4, { protocol: [6, 7], destinationPort: [1024, 65_536] });
  expect(unionPackets(low, high)).toEqual(packets(4, { protocol: [6, 7] }));
});

test('families never meet', () => {
  expect(isEmptyPackets(intersectPackets(packets(4, {}), packets(6, {})))).toBe(true);
  expect(equalPackets(unionPackets(packets(4, {}), packets(6, {})), ALL_PACKETS)).toBe(true);
});

test('one packet is a set of one', () => {
  const packet = UNIVERSE[100] as PacketPoint;
  expect(members(onePacket(packet))).toEqual([packet]);
  expect(FIELDS).toHaveLength(5);
});
