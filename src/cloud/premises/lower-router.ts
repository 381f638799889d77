/**
 * Routers on premises in the packet engine: one that passes packets on, and a host within it, which answers pings, and under
 * whose public address what is bound for the internet leaves. Behind its line nobody can be addressed but the router itself.
 */
import { ADDRESS_BITS, type Address, sameAddress } from '../../kit/address.ts';
import { memoise } from '../../kit/memoise.ts';
import { prefixOf } from '../../kit/prefix.ts';
import type {
  GraphNode,
  HostNode,
  InterfaceNode,
  Obstacle,
  RouterNode,
  SegmentNode,
  Service,
  StaticTranslatorNode,
} from '../../net/graph.ts';
import { PROTOCOL } from '../../net/packet.ts';
import type { Flags } from './flags.ts';
import type { Interface } from './interface.ts';
import { addressesOn, type Connected } from './next-hop.ts';
import { nodeIds } from './node-ids.ts';
import type { PremisesRouter } from './sites.ts';

/** SSH, BGP, and IPsec's key exchange without and with NAT on the way (RFC 7296, RFC 3948). */
const SERVICES: readonly Service[] = [
  { protocol: PROTOCOL.tcp, port: 22 },
  { protocol: PROTOCOL.tcp, port: 179 },
  { protocol: PROTOCOL.udp, port: 500 },
  { protocol: PROTOCOL.udp, port: 4500 },
];

const CODES = { outbound: 'PREMISES_ADDRESS_IS_PRIVATE', inbound: 'PREMISES_ADDRESS_IS_PRIVATE' } as const;

export const lowerRouter = memoise(
  (router: PremisesRouter, interfaces: readonly Interface[], flags: Flags): readonly GraphNode[] => {
    const { id } = router;
    const { isDead } = flags;
    const label = `router ${id}`;
    const obstacle = isDead ? deadRouter(id) : undefined;
    const common = { origin: { resource: id, label }, ...(obstacle && { obstacle }) };
    const node: RouterNode = {
      ...common,
      kind: 'router',
      id,
      ...(router.setting.address !== undefined && { door: nodeIds.line(id) }),
    };
    const outside = addressesOn(interfaces).filter(({ interface: { kind } }) => kind === 'internet');
    const inside = distinct(
      addressesOn(interfaces)
        .map(({ address }) => address)
        .filter((address) => !outside.some((one) => sameAddress(one.address, address))),
    );
    const line = outside[0] && lowerLine(id, label, outside[0], flags);
    const own = inside.length > 0 ? ownNodes(id, label, inside) : [];
    const host: HostNode = {
      ...common,
      kind: 'host',
      id: nodeIds.self(id),
      interfaces: [
        ...(line ? [nodeIds.lineInterface(id)] : []),
        ...(inside.length > 0 ? [nodeIds.ownInterface(id)] : []),
      ],
      serves: SERVICES,
      answersPing: true,
      ...(line && { forwards: 'translate' }),
    };
    return [node, ...(line ?? []), ...own, host];
  },
);

/** Somebody said `ip link set … down`, or `shutdown`. */
export function shut(router: string, name: string): Obstacle {
  return {
    code: 'INTERFACE_DOWN',
    text: `Interface ${name} of ${router} is down: bring it up there, with 'ip link set ${name} up', or 'no shutdown' in FRR.`,
  };
}

function deadRouter(id: string): Obstacle {
  return {
    code: 'ROUTER_FAILED',
    text: `Router ${id} has failed: what must go on needs another router, or 'heal premises/${id}'.`,
  };
}

function distinct(addresses: readonly Address[]): readonly Address[] {
  return addresses.filter(
    (address, index) => addresses.findIndex((other) => sameAddress(other, address)) === index,
  );
}

function ownNodes(id: string, label: string, addresses: readonly Address[]): readonly GraphNode[] {
  const origin = { resource: id, label };
  const segment: SegmentNode = {
    kind: 'segment',
    id: nodeIds.ownSegment(id),
    origin,
    router: id,
    routes: nodeIds.routes(id),
    prefixes: addresses.map((address) => prefixOf(address, ADDRESS_BITS[address.family])),
    reserved: [],
  };
  return [segment, interfaceOf(id, label, nodeIds.ownInterface(id), segment.id, addresses)];
}

function interfaceOf(
  router: string,
  label: string,
  id: string,
  segment: string,
  addresses: readonly Address[],
): InterfaceNode {
  return {
    kind: 'interface',
    id,
    origin: { resource: router, label },
    segment,
    addresses,
    checksAddresses: false,
    owner: nodeIds.self(router),
  };
}

function lowerLine(
  id: string,
  label: string,
  { address, interface: { mtu, name, up } }: Connected,
  { isDead, lineIsDown: isDown }: Flags,
): readonly GraphNode[] {
  const prefix = prefixOf(address, ADDRESS_BITS[address.family]);
  const origin = { resource: `line/${id}`, label: `the internet line of ${id}` };
  const broken: Obstacle = {
    code: 'INTERNET_LINE_FAILED',
    text: `The internet line of ${id} is down: what must go on needs another way, or 'heal line/${id}'.`,
  };
  const obstacle = isDown ? broken : up || isDead ? undefined : shut(id, name);
  const segment: SegmentNode = {
    kind: 'segment',
    id: nodeIds.lineSegment(id),
    origin,
    router: id,
    routes: nodeIds.routesPastNat(id),
    prefixes: [prefix],
    reserved: [],
  };
  const door: StaticTranslatorNode = {
    kind: 'static-translator',
    id: nodeIds.line(id),
    origin,
    router: id,
    mappings: [],
    passes: [prefix],
    codes: CODES,
    mtu,
    ...(obstacle && { obstacle }),
  };
  return [segment, door, interfaceOf(id, label, nodeIds.lineInterface(id), segment.id, [address])];
}
