/**
 * Route 53's part of the DNS: which of its name servers have which zones, at which addresses, and which private zones a
 * VPC's resolver sees. Who delegates to them is the registries' affair.
 */
import type { Name, Zone } from '../../dns/index.ts';
import { memoise } from '../../kit/memoise.ts';
import type { World } from '../kernel/world.ts';
import { type HostedZoneItem, hostedZone } from './hosted-zone/hosted-zone.ts';
import { lowerZone } from './lower-zone.ts';
import { globalTable } from './routing-input.ts';

export interface Route53Server {
  /** `ns-973.awsdns-57.net.` */
  readonly name: Name;
  /** IPv4 first, then IPv6. */
  readonly addresses: readonly [string, string];
  readonly zones: readonly Zone[];
}

/** All name servers that have at least one public zone, in the order of their numbers. */
export function route53Servers(world: World): readonly Route53Server[] {
  const zones = new Map<string, Zone[]>();
  for (const item of zonesIn(world)) {
    const zone = item.Config.PrivateZone ? undefined : lowerZone(item, world);
    for (const server of zone ? item.NameServers : []) {
      const list = zones.get(server) ?? [];
      zones.set(server, list);
      list.push(zone as Zone);
    }
  }
  return [...zones]
    .sort(([left], [right]) => numberOf(left) - numberOf(right))
    .map(([server, list]) => ({ name: `${server}.`, addresses: nameServerAddresses(server), zones: list }));
}

/** The private zones that a VPC's resolver answers from, whatever the VPC's own settings (R-R53-121, R-R53-123). */
export function privateZonesOf(world: World, vpcId: string): readonly Zone[] {
  return zonesIn(world)
    .filter((item) => item.Config.PrivateZone && item.servedVPCs.some((vpc) => vpc.VPCId === vpcId))
    .map((item) => lowerZone(item, world))
    .filter((zone) => zone !== undefined);
}

/** Route 53 numbers the addresses of its name servers as it numbers their names: 205.251.192.0 and on. */
export function nameServerAddresses(server: string): readonly [string, string] {
  const number = numberOf(server);
  const [high, low] = [number >> 8, number & 0xff];
  const group = low === 0 ? '' : `:${low.toString(16)}00`;
  return [`205.251.${192 + high}.${low}`, `2600:9000:530${high}${group}::1`];
}

function numberOf(server: string): number {
  return Number(/^ns-(\d+)\./.exec(server)?.[1] ?? 0);
}

function zonesIn(world: World): readonly HostedZoneItem[] {
  const table = globalTable(world, hostedZone);
  return table ? itemsOf(table) : [];
}

const itemsOf = memoise((table: Readonly<Record<string, HostedZoneItem>>) => Object.values(table));
