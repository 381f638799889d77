/** Endpoints in the packet engine: a host behind each interface, which takes queries in if it is an inbound one. */
import { memoise } from '../../kit/memoise.ts';
import type { HostNode, Obstacle, Service } from '../../net/graph.ts';
import { PROTOCOL } from '../../net/packet.ts';
import { labelOf } from '../ec2/label.ts';
import type { RegionState, Table } from '../kernel/world.ts';
import { isOperational, type ResolverEndpointItem, resolverEndpoint } from './endpoint/endpoint.ts';
import { DNS_PORT } from './rule/rule.ts';

const DNS: readonly Service[] = [PROTOCOL.udp, PROTOCOL.tcp].map((protocol) => ({
  protocol,
  port: DNS_PORT,
}));

/** By endpoint; the identical list as long as none of them changes. */
export function lowerEndpoints(state: RegionState): readonly HostNode[] {
  return hostsOf((state[resolverEndpoint.kind] ?? NO_TABLE) as Table<ResolverEndpointItem>);
}

const NO_TABLE: Table<never> = Object.freeze({});

const hostsOf = memoise((table: Table<ResolverEndpointItem>) =>
  Object.values(table).map((item) => hostOf(item)),
);

const hostOf = memoise((item: ResolverEndpointItem): HostNode => {
  const label = `${item.Direction.toLowerCase()} resolver endpoint ${labelOf(item.Id, { Tags: item.tagList }, item.Name)}`;
  const obstacle: Obstacle = {
    code: 'RESOLVER_ENDPOINT_NOT_OPERATIONAL',
    text: `The ${label} is ${item.Status}: wait until it is OPERATIONAL.`,
  };
  return {
    kind: 'host',
    id: item.Id,
    origin: { resource: item.Id, label },
    interfaces: item.addresses.map(({ NetworkInterfaceId }) => NetworkInterfaceId),
    serves: item.Direction === 'INBOUND' ? DNS : [],
    answersPing: false,
    ...(!isOperational(item) && { obstacle }),
  };
});
