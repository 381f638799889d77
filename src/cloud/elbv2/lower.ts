/**
 * Load balancers in the packet engine. An application load balancer is a host that listens on its listeners' ports; a
 * network load balancer has a balancer in each of its zones, which passes flows on to the targets that serve that zone
 * (R-ELB-40, R-ELB-43, R-ELB-47).
 */
import { formatAddress, parseAddress } from '../../kit/address.ts';
import { memoiseBy, memoiseWithText } from '../../kit/memoise.ts';
import type { BalancedService, BalancerNode, HostNode, Obstacle } from '../../net/graph.ts';
import { PROTOCOL } from '../../net/packet.ts';
import { resourceFault } from '../ec2/faults.ts';
import { instance } from '../ec2/instance/instance.ts';
import { networkInterface } from '../ec2/network-interface/network-interface.ts';
import { subnet } from '../ec2/subnet/subnet.ts';
import { Context } from '../kernel/context.ts';
import type { RegionState, World } from '../kernel/world.ts';
import { balancerPath } from './arn.ts';
import { addressesOfTarget, nodesOf } from './health/nodes.ts';
import { servingTargets } from './health/serving.ts';
import { type ListenerItem, listener } from './listener/listener.ts';
import { type LoadBalancerItem, loadBalancer, loadBalancersIn } from './load-balancer/load-balancer.ts';
import { forwardedTo } from './rule/forwarded.ts';
import { defaultRuleOf, rule } from './rule/rule.ts';
import { keepsClientAddress } from './target-group/attributes.ts';
import { targetGroup } from './target-group/target-group.ts';

/** Where one of a network load balancer meets nobody, in the words of Reachability Analyzer's explanations. */
const CODES = {
  closed: 'ELBV2_LISTENER_PORT_RESTRICTION',
  vacant: 'ELBV2_LISTENER_HAS_NO_TARGET',
  itself: 'ELBV2_SOURCE_ADDRESS_PRESERVATION',
} as const;

const TABLES = [loadBalancer, listener, rule, targetGroup, networkInterface, instance, subnet];
const NONE: readonly never[] = [];

/** Of the region with this name; the identical list, and the identical nodes, as long as nothing of them changes. */
export const lowerLoadBalancers = memoiseBy(
  (state: RegionState, world: World, _region: string): readonly object[] =>
    state[loadBalancer.kind] ? [world.faults, ...TABLES.map(({ kind }) => state[kind] ?? NONE)] : [NONE],
  (state: RegionState, world: World, region: string): readonly (HostNode | BalancerNode)[] => {
    if (!state[loadBalancer.kind]) return NONE;
    const context = new Context(world, region, []);
    return loadBalancersIn(context).flatMap((item): (HostNode | BalancerNode)[] =>
      item.Type === 'application' ? [lowerApplication(item, context)] : lowerNetwork(item, context),
    );
  },
);

function listenersOf({ LoadBalancerArn: arn }: LoadBalancerItem, context: Context): ListenerItem[] {
  return context
    .list(listener)
    .filter((item) => item.LoadBalancerArn === arn)
    .sort((left, right) => left.Port - right.Port);
}

function originOf({ LoadBalancerArn, LoadBalancerName }: LoadBalancerItem) {
  return { resource: LoadBalancerArn, label: `load balancer ${LoadBalancerName}` };
}

function obstacleOf(item: LoadBalancerItem, context: Context): Obstacle | undefined {
  const fault = resourceFault(item.LoadBalancerArn, context);
  if (fault || item.State.Code === 'active') return fault;
  const text = `Load balancer ${item.LoadBalancerName} is ${item.State.Code}: wait until it is active.`;
  return { code: 'LOAD_BALANCER_NOT_ACTIVE', text };
}

function lowerApplication(item: LoadBalancerItem, context: Context): HostNode {
  const ports = listenersOf(item, context).map(({ Port }) => Port);
  const obstacle = obstacleOf(item, context);
  return applicationHost(
    item,
    ports.join(),
    () => ({
      kind: 'host',
      id: balancerPath(item.LoadBalancerArn),
      origin: originOf(item),
      interfaces: item.Zones.map(({ InterfaceId }) => InterfaceId),
      serves: ports.map((port) => ({ protocol: PROTOCOL.tcp, port })),
      answersPing: true,
      ...(obstacle && { obstacle }),
    }),
    obstacle?.text,
  );
}

/** The identical node for the same text. */
const applicationHost = memoiseWithText(
  (_: LoadBalancerItem, ports: string, _make: () => HostNode, obstacle = '') => `${ports} ${obstacle}`,
  (_: LoadBalancerItem, _ports: string, make: () => HostNode, _obstacle?: string): HostNode => make(),
);

function lowerNetwork(item: LoadBalancerItem, context: Context): BalancerNode[] {
  return nodesOf(item, context).map(({ zone, own }) => {
    const services = listenersOf(item, context).flatMap((one) => servicesOf(one, zone, item, context));
    return balancerNode(item, zone, own.NetworkInterfaceId, services, obstacleOf(item, context));
  });
}

const balancerNode = memoiseWithText(
  (
    _: LoadBalancerItem,
    zone: string,
    eni: string,
    services: readonly BalancedService[],
    obstacle?: Obstacle,
  ) => `${zone} ${eni} ${services.map(wordsOf).join(' ')} ${obstacle?.text}`,
  (
    item: LoadBalancerItem,
    zone: string,
    eni: string,
    services: readonly BalancedService[],
    obstacle?: Obstacle,
  ): BalancerNode => ({
    kind: 'balancer',
    id: `${balancerPath(item.LoadBalancerArn)}/${zone}`,
    origin: { ...originOf(item), label: `load balancer ${item.LoadBalancerName} in ${zone}` },
    interface: eni,
    services,
    codes: CODES,
    ...(obstacle && { obstacle }),
  }),
);

function wordsOf({ origin, protocol, port, keepsSource, targets, vacancy }: BalancedService): string {
  const each = targets.map((target) => `${formatAddress(target.address)}:${target.port}`);
  return [origin.resource, protocol, port, keepsSource, ...each, vacancy].join();
}

/** TLS is opened and closed above TCP: packets pass all the same. */
const PROTOCOLS: Readonly<Record<string, readonly number[]>> = {
  TCP: [PROTOCOL.tcp],
  TLS: [PROTOCOL.tcp],
  UDP: [PROTOCOL.udp],
  TCP_UDP: [PROTOCOL.tcp, PROTOCOL.udp],
};

function servicesOf(
  { ListenerArn, Protocol, Port }: ListenerItem,
  zone: string,
  item: LoadBalancerItem,
  context: Context,
): BalancedService[] {
  const [arn] = forwardedTo(defaultRuleOf(ListenerArn, context).Actions);
  const group = context.find(targetGroup, arn);
  if (!group) return [];
  const { targets } = servingTargets(zone, group, item, context);
  const addressed = targets.flatMap((target) =>
    addressesOfTarget(target, group, context).flatMap((text) => {
      const address = parseAddress(text);
      return address ? [{ address, port: target.Port }] : [];
    }),
  );
  const vacancy =
    group.Targets.length === 0
      ? `Target group ${group.TargetGroupName} has no targets: register some.`
      : `Target group ${group.TargetGroupName} has no target that serves ${zone}: register one there, or turn cross-zone load balancing on.`;
  return (PROTOCOLS[Protocol] ?? []).map((protocol) => ({
    origin: {
      resource: ListenerArn,
      label: `listener ${Protocol} ${Port} of load balancer ${item.LoadBalancerName}`,
    },
    protocol,
    port: Port,
    targets: addressed,
    keepsSource: keepsClientAddress(group),
    ...(addressed.length === 0 && { vacancy }),
  }));
}
