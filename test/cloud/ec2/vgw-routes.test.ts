/** Which of a gateway's routes counts: a total order, as documented (R-ROUTE-5, R-VGW-4, R-VPN-32, R-VPN-33). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareVgwRoutes,
  preferredRoutes,
  VGW_ROUTE_KINDS,
  type VgwRoute,
} from '../../../src/cloud/ec2/vpn-gateway/route.ts';

const route: fc.Arbitrary<VgwRoute> = fc.record({
  cidr: fc.constantFrom('10.0.0.0/8', '192.168.0.0/16'),
  kind: fc.constantFrom(...VGW_ROUTE_KINDS),
  nodes: fc.constantFrom('vpn-a/1', 'vpn-a/2', 'vpn-b/1', 'dxvif-c').map((node) => [node]),
  isUp: fc.boolean(),
  asPathLength: fc.integer({ min: 0, max: 5 }),
  from: fc.constant('somewhere'),
});

test('it is an order: nobody is both before and behind another, and ties are the very same way', () => {
  fc.assert(
    fc.property(route, route, route, (a, b, c) => {
      expect(Math.sign(compareVgwRoutes(a, b))).toBe(-Math.sign(compareVgwRoutes(b, a)) + 0);
      if (compareVgwRoutes(a, b) < 0 && compareVgwRoutes(b, c) < 0)
        expect(compareVgwRoutes(a, c)).toBeLessThan(0);
      if (compareVgwRoutes(a, b) === 0) expect({ ...a, cidr: '' }).toEqual({ ...b, cidr: '' });
    }),
  );
});

test('R-VGW-4: one for each prefix, whatever the order in which they came, and none beats it', () => {
  fc.assert(
    fc.property(fc.array(route, { maxLength: 12 }), (routes) => {
      const chosen = preferredRoutes(routes);
      expect(new Set(chosen.map(({ cidr }) => cidr))).toEqual(new Set(routes.map(({ cidr }) => cidr)));
      const byPrefix = (list: readonly VgwRoute[]) => new Map(list.map((one) => [one.cidr, one]));
      expect(byPrefix(preferredRoutes([...routes].reverse()))).toEqual(byPrefix(chosen));
      for (const best of chosen) {
        for (const other of routes.filter(({ cidr, isUp }) => cidr === best.cidr && isUp)) {
          expect(best.isUp).toBe(true);
          expect(VGW_ROUTE_KINDS.indexOf(best.kind)).toBeLessThanOrEqual(VGW_ROUTE_KINDS.indexOf(other.kind));
          if (best.kind === other.kind)
            expect(best.asPathLength).toBeLessThanOrEqual(other.asPathLength ?? 0);
        }
      }
    }),
  );
});

const of = (kind: VgwRoute['kind'], more: Partial<VgwRoute> = {}): VgwRoute => ({
  cidr: '10.0.0.0/8',
  kind,
  nodes: [kind],
  isUp: true,
  from: kind,
  ...more,
});

test.each<[string, VgwRoute, VgwRoute]>([
  ['Direct Connect before a static route', of('direct-connect', { asPathLength: 9 }), of('vpn-static')],
  ['a static route before BGP', of('vpn-static'), of('vpn-bgp', { asPathLength: 1 })],
  [
    'a short AS path before a long one',
    of('vpn-bgp', { asPathLength: 1 }),
    of('vpn-bgp', { asPathLength: 2 }),
  ],
  ['what stands before what does not', of('vpn-bgp'), of('vpn-static', { isUp: false })],
])('R-ROUTE-5: %s', (_, first, second) => {
  expect(preferredRoutes([second, first])).toEqual([first]);
});
