/**
 * Transfers and requests, from the counts of who served whom over HTTP (R-PRICE-3, R-PRICE-20, R-PRICE-71 … R-PRICE-74,
 * R-PRICE-80). What goes in is free; what goes out to the internet costs where it leaves AWS. Traffic between zones and
 * regions, and what NAT gateways process, are not metered.
 */
import { memoise } from '../../../kit/memoise.ts';
import { regionInfo } from '../../kernel/regions.ts';
import type { Traffic } from '../../web/web-state.ts';
import type { Booked } from '../booked.ts';
import type { CountedKind } from '../counted.ts';

/** R-PRICE-2. */
const GB = 2 ** 30;

export const trafficCounted: CountedKind = (world) => ofTraffic(world.web.traffic);

const ofTraffic = memoise((traffic: Readonly<Record<string, Traffic>>): Booked => {
  const counts: Record<string, number> = {};
  for (const one of Object.values(traffic))
    for (const [key, units] of unitsOf(one)) counts[key] = (counts[key] ?? 0) + units;
  return counts;
});

function unitsOf(traffic: Traffic): readonly (readonly [key: string, units: number])[] {
  const { to, toPlace = '', receivedOctets } = traffic;
  if (regionInfo(toPlace) && isOutside(traffic))
    return [[`internet-out/${toPlace} ${to}`, receivedOctets / GB]];
  return [];
}

/** Whether who was answered is out on the internet. */
function isOutside({ from }: Traffic): boolean {
  return from === 'internet' || from.startsWith('client/');
}
