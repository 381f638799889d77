/**
 * Direct Connect gateways in the packet engine: a router with a table for each way in. From an interface one gets to what
 * associations allow, from an associated gateway to what interfaces have announced, as that gateway's region prefers; never
 * from VPC to VPC, and from interface to interface with SiteLink only (R-DX-61, R-DX-76 … R-DX-78).
 */
import { type Address, formatAddress } from '../../../kit/address.ts';
import { memoise, memoiseWithText } from '../../../kit/memoise.ts';
import { prefixContains } from '../../../kit/prefix.ts';
import type { GraphNode, LinkNode, Remedy, Route, RouterNode, RouteTable } from '../../../net/graph.ts';
import { storedPrefix } from '../../ec2/cidr.ts';
import type { GatewayItem } from '../gateway/gateway.ts';
import { associationNode } from '../routing/learnt.ts';
import { peerRoutes } from './peer-routes.ts';

const CODES = { missing: 'DX_GATEWAY_NO_ROUTE', blackhole: 'DX_GATEWAY_NO_ROUTE' } as const;

/** The table for what comes in by an interface, or from an associated gateway. */
export function tableFrom(directConnectGatewayId: string, source: string): string {
  return `${directConnectGatewayId}/from/${source}`;
}

/** Of an association, as far as packets care. */
export interface Exit {
  readonly gatewayId: string;
  /** The other gateway's table for what comes in here. */
  readonly routes: string;
  readonly isTransit: boolean;
  /** Announced to customers. */
  readonly prefixes: readonly string[];
  /** Blocks of the VPC behind a virtual private gateway; they are all that it lets in. */
  readonly blocks: readonly string[];
  /** What interfaces have announced, with the links that lead there. */
  readonly learnt: readonly Learnt[];
}

export interface Learnt {
  readonly prefix: string;
  readonly nodes: readonly string[];
}

/** An interface that has a link, and what it may reach of others by SiteLink. */
export interface Entry {
  readonly vif: string;
  readonly label: string;
  /** AWS's addresses on it. */
  readonly peer: readonly string[];
  readonly siteLink: readonly Learnt[];
  /** What it has announced itself: for advice. */
  readonly announced: readonly string[];
}

export function lowerGateway(
  item: GatewayItem,
  exits: readonly Exit[],
  entries: readonly Entry[],
): readonly GraphNode[] {
  return [
    routerOf(item),
    ...exits.map((exit) => exitLink(item, exit)),
    ...exits.map((exit) => tableFromExit(item, { exit, exits, entries })),
    ...entries.map((entry) => tableFromEntry(item, { entry, exits, entries })),
  ];
}

function labelOf({ directConnectGatewayId, directConnectGatewayName }: GatewayItem): string {
  return `Direct Connect gateway ${directConnectGatewayId} (${directConnectGatewayName})`;
}

const routerOf = memoise(
  (item: GatewayItem): RouterNode => ({
    kind: 'router',
    id: item.directConnectGatewayId,
    origin: { resource: item.directConnectGatewayId, label: labelOf(item) },
  }),
);

const exitLink = memoiseWithText(
  (_item: GatewayItem, exit: Exit) => JSON.stringify(exit),
  (item: GatewayItem, { gatewayId, routes, isTransit, blocks }: Exit): LinkNode => {
    const { directConnectGatewayId: id } = item;
    return {
      kind: 'link',
      id: associationNode(id, gatewayId),
      origin: { resource: id, label: `the association of ${gatewayId} with ${labelOf(item)}` },
      ends: [
        { router: id, routes: tableFrom(id, gatewayId) },
        { router: gatewayId, routes, ...(!isTransit && { prefixes: blocks.map(storedPrefix) }) },
      ],
    };
  },
);

interface FromExit {
  readonly exit: Exit;
  readonly exits: readonly Exit[];
  readonly entries: readonly Entry[];
}

const tableFromExit = memoiseWithText(
  (_item: GatewayItem, parts: FromExit) => JSON.stringify(parts),
  (item: GatewayItem, { exit, exits, entries }: FromExit): RouteTable => {
    const { directConnectGatewayId: id } = item;
    const origin = { resource: id, label: `what ${labelOf(item)} has learnt for ${exit.gatewayId}` };
    return {
      kind: 'table',
      id: tableFrom(id, exit.gatewayId),
      origin,
      codes: CODES,
      routes: exit.learnt.map((one) => routeTo(one, `BGP route ${one.prefix}`, origin)),
      remedies: (destination): readonly Remedy[] => {
        const other = exits.find((one) => one !== exit && holds(one.blocks, destination));
        if (other)
          return [
            {
              target: { kind: 'node', node: associationNode(id, other.gatewayId) },
              text: `join the VPCs by a peering or a transit gateway: a Direct Connect gateway leads from VPCs to sites only`,
            },
          ];
        return entries.map(({ vif, label }) => ({
          target: { kind: 'node', node: vif },
          text: `let the router at the other end of ${label} announce ${formatAddress(destination)}`,
        }));
      },
    };
  },
);

interface FromEntry {
  readonly entry: Entry;
  readonly exits: readonly Exit[];
  readonly entries: readonly Entry[];
}

const tableFromEntry = memoiseWithText(
  (_item: GatewayItem, parts: FromEntry) => JSON.stringify(parts),
  (item: GatewayItem, { entry, exits, entries }: FromEntry): RouteTable => {
    const { directConnectGatewayId: id } = item;
    const origin = { resource: id, label: `what ${labelOf(item)} offers ${entry.vif}` };
    return {
      kind: 'table',
      id: tableFrom(id, entry.vif),
      origin,
      codes: CODES,
      routes: [
        ...peerRoutes(entry.peer, origin),
        ...exits.flatMap(({ gatewayId, prefixes }) =>
          prefixes.map((prefix) =>
            routeTo(
              { prefix, nodes: [associationNode(id, gatewayId)] },
              `allowed prefix ${prefix} of ${gatewayId}`,
              origin,
            ),
          ),
        ),
        ...entry.siteLink.map((one) => routeTo(one, `SiteLink route ${one.prefix}`, origin)),
      ],
      remedies: (destination) => [
        ...exits.flatMap((exit) => remedyBy(exit, id, destination)),
        ...entries.flatMap((other) => siteLinkRemedy(other, entry, destination)),
      ],
    };
  },
);

function routeTo({ prefix, nodes }: Learnt, rule: string, origin: Route['origin']): Route {
  const [first = '', ...others] = nodes;
  return {
    prefix: storedPrefix(prefix),
    origin: { ...origin, rule },
    target:
      others.length > 0 ? { kind: 'several', nodes: [first, ...others] } : { kind: 'node', node: first },
  };
}

function remedyBy(exit: Exit, id: string, destination: Address): readonly Remedy[] {
  const { gatewayId, isTransit, blocks } = exit;
  const block = blocks.find((one) => holds([one], destination));
  if (!isTransit && block === undefined) return [];
  const what = isTransit ? `a prefix that holds ${formatAddress(destination)}` : block;
  return [
    {
      target: { kind: 'node', node: associationNode(id, gatewayId) },
      text: `add ${what} to the allowed prefixes of the association with ${gatewayId}`,
    },
  ];
}

function siteLinkRemedy(other: Entry, entry: Entry, destination: Address): readonly Remedy[] {
  if (other.vif === entry.vif || !holds(other.announced, destination)) return [];
  const text = `enable SiteLink on both ${entry.vif} and ${other.vif}: a Direct Connect gateway leads from site to site with it only`;
  return [{ target: { kind: 'node', node: other.vif }, text }];
}

function holds(blocks: readonly string[], destination: Address): boolean {
  return blocks
    .map(storedPrefix)
    .some((block) => block.family === destination.family && prefixContains(block, destination));
}
