/**
 * Why no packet gets through, one explanation for each setting that must change.
 * https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html
 */
import type { Explanation } from '@aws-sdk/client-ec2';
import type { Blocker, Step, Trace } from '../../../net/index.ts';
import type { Context } from '../../kernel/context.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import { subnet } from '../subnet/subnet.ts';
import { component, directionAt, idsIn } from './named.ts';

/** The member of an explanation that holds a resource of the kind. */
const MEMBERS: Readonly<Record<string, keyof Explanation>> = {
  'customer-gateway': 'CustomerGateway',
  'internet-gateway': 'InternetGateway',
  natgateway: 'NatGateway',
  'network-acl': 'Acl',
  'network-interface': 'NetworkInterface',
  'route-table': 'RouteTable',
  'security-group': 'SecurityGroup',
  subnet: 'Subnet',
  'transit-gateway': 'TransitGateway',
  'transit-gateway-attachment': 'TransitGatewayAttachment',
  'transit-gateway-route-table': 'TransitGatewayRouteTable',
  vpc: 'Vpc',
  'vpc-peering-connection': 'VpcPeeringConnection',
  'vpn-connection': 'VpnConnection',
  'vpn-gateway': 'VpnGateway',
};

const FAILURES: readonly Step['action'][] = ['denied', 'no-route', 'dropped'];

export function explain(trace: Trace, context: Context): Explanation[] {
  return trace.blockers.map((blocker) => explainOne(blocker, stepOf(blocker, trace), context));
}

/** Where on the way the blocker stood. */
function stepOf(blocker: Blocker, trace: Trace): Step | undefined {
  const steps = blocker.direction === 'forward' ? trace.forward : trace.back;
  return steps.find(
    (step) => FAILURES.includes(step.action) && step.origin.resource === blocker.origin.resource,
  );
}

function explainOne(blocker: Blocker, step: Step | undefined, context: Context): Explanation {
  const { resource } = blocker.origin;
  const node = step?.node ?? resource;
  const groups = idsIn(resource, 'sg').map((id) => component(id, context));
  const atEdge = context.find(networkInterface, node) ?? context.find(subnet, node);
  return {
    ...(atEdge && { Direction: directionAt({ node, packet: blocker.packet }, context) }),
    ExplanationCode: blocker.code,
    ...place(node, context),
    ...(groups.length > 0 ? { SecurityGroups: groups } : place(resource, context)),
    ...(atEdge && {
      Vpc: component(atEdge.VpcId, context),
      Subnet: component(atEdge.SubnetId, context),
    }),
  };
}

/** `{ RouteTable: … }`; a resource that has no member of its own is the `Component`. */
function place(id: string, context: Context): Explanation {
  const found = context.locate(id);
  if (!found) return {};
  return { [MEMBERS[found.resource.kind] ?? 'Component']: component(id, context) };
}
