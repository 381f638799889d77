/** Which addresses a host's name stands for, to whoever wants to connect to it. */
import type { PastLookup, World } from '../../cloud/kernel/world.ts';
import type { DnsLeg } from '../../cloud/web/journey.ts';
import { sitesOf } from '../../cloud/web/sites.ts';
import { type Family, formatAddress, parseAddress } from '../../kit/address.ts';
import { type Lookup, lookUp, pastLookup } from '../dns/look-up.ts';
import { typedName } from '../dns/words.ts';
import { locate, privateAddress, publicAddress, UnknownPlace } from '../places.ts';
import type { PremisesLocation } from '../premises-place.ts';
import type { Place } from '../sim.ts';
import type { Traveller } from './traveller.ts';

export interface Target {
  /** As tools show it; empty where a host has none that it could be reached under. */
  readonly address: string;
  /** What the packets are sent to. */
  readonly to: Place;
  readonly family: Family;
}

export interface Resolved {
  readonly world: World;
  /** In the order in which they are tried: IPv6 before IPv4 (RFC 8305 §4). */
  readonly targets: readonly Target[];
  readonly elapsedMs: number;
  /** What becomes a leg; absent where there was nothing to ask. */
  readonly asked?: Pick<DnsLeg, 'name' | 'rcode' | 'addresses' | 'resolver' | 'fromCache'>;
  /** Why there is no target. */
  readonly trouble?: string;
  /** The lookup that told most, for those who want to see how it went. */
  readonly lookup?: PastLookup;
}

/** `name` is a host without brackets and port. */
export function resolveTargets(
  world: World,
  traveller: Traveller,
  name: string,
  families: readonly Family[],
): Resolved {
  const literal = parseAddress(name);
  if (literal) return { world, targets: [targetAt(formatAddress(literal))], elapsedMs: 0 };
  if (/^(?:localhost|internet)$/i.test(name)) return ownName(world, traveller, name);
  if (!name.includes('.')) {
    const place = hostNamed(world, traveller, name);
    if (place)
      return {
        world,
        targets: [place],
        elapsedMs: 0,
        asked: { name, addresses: [place.address].filter((text) => text !== ''), fromCache: false },
      };
  }
  return askDns(world, traveller, name, families);
}

export function targetAt(address: string): Target {
  return { address, to: address, family: address.includes(':') ? 6 : 4 };
}

/**
 * A host can speak to itself; a client runs no web server. What an edge calls `localhost` is the real machine, where the
 * world is told of one (`netlab serve` lays it there as a site).
 */
function ownName(world: World, { place }: Traveller, name: string): Resolved {
  const real = locate(world, place).kind === 'address' ? realMachine(world) : undefined;
  if (real !== undefined) return { world, targets: [targetAt(real)], elapsedMs: 0 };
  if (name.toLowerCase() === 'internet')
    return { world, targets: [], elapsedMs: 0, trouble: 'nobody has that name' };
  return { world, targets: [{ address: '127.0.0.1', to: place, family: 4 }], elapsedMs: 0 };
}

const NO_SITES = {};

function realMachine({ setting }: World): string | undefined {
  return sitesOf(setting.sites ?? NO_SITES).find(({ host }) => host === 'localhost')?.address;
}

/** What netlab itself calls a host: an instance by its Name, a client. */
function hostNamed(world: World, traveller: Traveller, name: string): Target | undefined {
  try {
    const location = locate(world, name);
    if (location.kind === 'client') return { ...targetAt(location.address), to: name };
    if (location.kind === 'premises') return premisesTarget(location, name);
    if (location.kind !== 'interface') return undefined;
    const from = locate(world, traveller.place);
    const isNear = from.kind === 'interface' && from.item.VpcId === location.item.VpcId;
    const inside = privateAddress(location.item, 4) ?? privateAddress(location.item, 6);
    const address = (isNear ? undefined : publicAddress(location.item)) ?? inside;
    return { address: address ? formatAddress(address) : '', to: name, family: address?.family ?? 4 };
  } catch (error) {
    if (error instanceof UnknownPlace) return undefined;
    throw error;
  }
}

function premisesTarget({ addresses, publicAddress }: PremisesLocation, name: string): Target {
  return { address: addresses[0] ?? publicAddress ?? '', to: name, family: 4 };
}

const TYPES = { 4: 'A', 6: 'AAAA' } as const;

/** Both families are asked for at once, so the slower answer counts. */
function askDns(world: World, traveller: Traveller, host: string, families: readonly Family[]): Resolved {
  const name = typedName(host);
  if (name === undefined) return { world, targets: [], elapsedMs: 0, trouble: `${host} is no name` };
  let now = world;
  let elapsedMs = 0;
  let last: Lookup | undefined;
  let past: PastLookup | undefined;
  const addresses: string[] = [];
  for (const family of families) {
    const type = TYPES[family];
    const { world: after, lookup } = lookUp(
      now,
      traveller.place,
      { name, type },
      {
        search: !host.endsWith('.') && traveller.resolver === undefined,
        where: traveller.where,
        ...(traveller.resolver !== undefined && { server: traveller.resolver }),
      },
    );
    now = after;
    elapsedMs = Math.max(elapsedMs, lookup.elapsedMs);
    addresses.push(...lookup.answer.filter((record) => record.type === type).map(({ data }) => data));
    if (!last || lookup.answer.length > 0 || last.rcode !== 'NOERROR') {
      last = lookup;
      past = pastLookup(traveller.place, world.clock.now, { name, type }, lookup);
    }
  }
  const { rcode = 'NO_SERVER', resolver, fromCache = false } = last ?? {};
  return {
    world: now,
    targets: addresses.map(targetAt),
    elapsedMs,
    ...(past && { lookup: past }),
    asked: { name: host, rcode, addresses, fromCache, ...(resolver !== undefined && { resolver }) },
    ...(addresses.length === 0 && { trouble: TROUBLES[rcode] ?? `the DNS answers ${rcode}` }),
  };
}

const TROUBLES: Readonly<Record<string, string>> = {
  NOERROR: 'the name exists and has no address',
  NXDOMAIN: 'there is no such name',
  SERVFAIL: 'its name servers could not be asked',
  REFUSED: 'the resolver refuses to answer',
  NO_SERVER: 'no resolver answers',
};
