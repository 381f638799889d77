import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packetsContain } from '../../src/kit/packet-set.ts';
import { describeServices } from '../../src/kit/packet-words.ts';
import { decidingRule, permitted } from '../../src/net/filter.ts';
import { fenceIn, guardIn, packet } from './build.ts';

describe('first match decides', () => {
  const fence = fenceIn(
    'acl',
    '90 deny tcp/22 from 0.0.0.0/0',
    '100 allow tcp from 10.0.0.0/8',
    '110 deny all from 10.1.0.0/16',
    '120 allow all from 0.0.0.0/0',
  );
  test.each([
    ['tcp/22 from 10.0.0.1 to 10.0.0.2', 'rule 90', false],
    ['tcp/80 from 10.1.0.1 to 10.0.0.2', 'rule 100', true],
    ['udp/53 from 10.1.0.1 to 10.0.0.2', 'rule 110', false],
    ['udp/53 from 8.8.8.8 to 10.0.0.2', 'rule 120', true],
    ['udp/53 from ::1 to ::2', undefined, false],
  ])('R-NACL-5 %s: %s', (text, name, passes) => {
    expect(decidingRule(fence, packet(text))?.origin.rule).toBe(name);
    expect(packetsContain(permitted(fence), packet(text))).toBe(passes);
  });
});

test('R-SG-10 any allow is enough, order means nothing, and nothing matches nothing', () => {
  const guard = guardIn('sg', 'allow tcp/443 from 0.0.0.0/0', 'allow tcp/80-81 from 10.0.0.0/8');
  expect(describeServices(permitted(guard))).toEqual(['tcp/80-81', 'tcp/443']);
  expect(decidingRule(guard, packet('tcp/80 from 8.8.8.8 to 10.0.0.1'))).toBeUndefined();
  expect(describeServices(permitted(guardIn('sg-empty')))).toEqual([]);
});

test('a filter is compiled once', () => {
  const guard = guardIn('sg', 'allow all from 0.0.0.0/0');
  expect(permitted(guard)).toBe(permitted(guard));
});

test('what is permitted and what the rules say of one packet is the same', () => {
  const text = fc
    .tuple(
      fc.constantFrom('allow', 'deny'),
      fc.constantFrom('all', 'tcp', 'tcp/80', 'tcp/80-90', 'icmp', '50'),
      fc.constantFrom('0.0.0.0/0', '10.0.0.0/8', '10.0.0.1/32'),
    )
    .map(([action, what, from]) => `${action} ${what} from ${from}`);
  const packets = ['tcp/80', 'tcp/85', 'tcp/22', 'icmp/8', '50', '51'].flatMap((what) =>
    ['10.0.0.1', '10.2.0.1', '8.8.8.8'].map((from) => packet(`${what} from ${from} to 10.0.0.9`)),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), fc.constantFrom(fenceIn, guardIn), (rules, build) => {
      const filter = build('f', ...rules);
      for (const one of packets) {
        expect(packetsContain(permitted(filter), one)).toBe(decidingRule(filter, one)?.action === 'allow');
      }
    }),
  );
});
