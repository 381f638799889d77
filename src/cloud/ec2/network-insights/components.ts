/** The way of a packet as Reachability Analyzer lists it: one component after the other, with the rule that let it by. */
import type {
  AnalysisAclRule,
  AnalysisRouteTableRoute,
  AnalysisSecurityGroupRule,
  PathComponent,
} from '@aws-sdk/client-ec2';
import type { Step } from '../../../net/index.ts';
import type { Context } from '../../kernel/context.ts';
import { instance } from '../instance/instance.ts';
import { networkAcl } from '../network-acl/network-acl.ts';
import { networkInterface } from '../network-interface/network-interface.ts';
import { routeTable } from '../route-table/route-table.ts';
import { securityGroupRule } from '../security-group/rule.ts';
import { component, directionAt, header, idsIn } from './named.ts';

type Part = Omit<PathComponent, 'SequenceNumber'>;

export function showPath(steps: readonly Step[], context: Context): PathComponent[] {
  return steps
    .flatMap((step) => partsOf(step, context))
    .filter((part, index, all) => part.Component?.Id !== all[index - 1]?.Component?.Id)
    .map((part, index) => ({ SequenceNumber: index + 1, ...part }));
}

function partsOf(step: Step, context: Context): Part[] {
  const { resource } = step.origin;
  if (context.find(networkInterface, step.node)) return interfaceParts(step, context);
  if (context.find(networkAcl, resource)) {
    return [{ Component: component(resource, context), AclRule: aclRule(step, context) }];
  }
  if (context.find(routeTable, resource)) {
    return [{ Component: component(resource, context), RouteTableRoute: tableRoute(step, context) }];
  }
  // The internet itself is no component.
  if (!context.locate(step.node)) return [];
  const host = context.find(instance, step.node);
  return [
    {
      Component: component(step.node, context),
      OutboundHeader: header(step.packet),
      ...(host?.SubnetId !== undefined && { Subnet: component(host.SubnetId, context) }),
      ...(host?.VpcId !== undefined && { Vpc: component(host.VpcId, context) }),
    },
  ];
}

/** An interface and the group that let the packet by: the interface first on the way out, last on the way in. */
function interfaceParts(step: Step, context: Context): Part[] {
  const item = context.get(networkInterface, step.node);
  const own: Part = {
    Component: component(step.node, context),
    OutboundHeader: header(step.packet),
    Subnet: component(item.SubnetId, context),
    Vpc: component(item.VpcId, context),
  };
  const [group] = idsIn(step.origin.resource, 'sg');
  if (group === undefined) return [own];
  const rule = groupRule(step, context);
  const filter: Part = { Component: component(group, context), ...(rule && { SecurityGroupRule: rule }) };
  return directionAt(step, context) === 'egress' ? [own, filter] : [filter, own];
}

/** Absent where the answer needed none. */
function groupRule(step: Step, context: Context): AnalysisSecurityGroupRule | undefined {
  const [id] = idsIn(step.origin.rule ?? '', 'sgr');
  const rule = context.find(securityGroupRule, id);
  if (!rule) return undefined;
  const cidr = rule.CidrIpv4 ?? rule.CidrIpv6;
  return {
    ...(cidr !== undefined && { Cidr: cidr }),
    Direction: rule.IsEgress ? 'egress' : 'ingress',
    SecurityGroupId: rule.ReferencedGroupInfo?.GroupId ?? rule.GroupId,
    ...(rule.FromPort >= 0 && { PortRange: { From: rule.FromPort, To: rule.ToPort } }),
    ...(rule.PrefixListId !== undefined && { PrefixListId: rule.PrefixListId }),
    Protocol: rule.IpProtocol === '-1' ? 'all' : rule.IpProtocol,
  };
}

/** `outbound rule 100`, as the ACL's lowering names its entries. */
function aclRule(step: Step, context: Context): AnalysisAclRule {
  const [, direction, number] = /^(inbound|outbound) rule (\d+)/.exec(step.origin.rule ?? '') ?? [];
  const egress = direction === 'outbound';
  const family = step.packet.destination.family;
  const entry = context
    .get(networkAcl, step.origin.resource)
    .Entries.find(
      (candidate) =>
        candidate.Egress === egress &&
        candidate.RuleNumber === Number(number) &&
        (candidate.CidrBlock === undefined) === (family === 6),
    );
  const cidr = entry?.CidrBlock ?? entry?.Ipv6CidrBlock;
  return {
    ...(cidr !== undefined && { Cidr: cidr }),
    Egress: egress,
    ...(entry?.PortRange && { PortRange: entry.PortRange }),
    Protocol: entry?.Protocol === '-1' ? 'all' : (entry?.Protocol ?? 'all'),
    RuleAction: entry?.RuleAction ?? 'deny',
    ...(entry && { RuleNumber: entry.RuleNumber }),
  };
}

/** `route 10.0.0.0/16 → local`, as the table's lowering names its routes. */
function tableRoute(step: Step, context: Context): AnalysisRouteTableRoute {
  const [, destination] = /^route (\S+)/.exec(step.origin.rule ?? '') ?? [];
  const route = context
    .get(routeTable, step.origin.resource)
    .Routes.find((candidate) =>
      [
        candidate.DestinationCidrBlock,
        candidate.DestinationIpv6CidrBlock,
        candidate.DestinationPrefixListId,
      ].includes(destination),
    );
  if (!route) return {};
  const { GatewayId, NatGatewayId, NetworkInterfaceId, EgressOnlyInternetGatewayId, Origin } = route;
  const { VpcPeeringConnectionId, TransitGatewayId } = route;
  const cidr = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock;
  return {
    ...(cidr !== undefined && { DestinationCidr: cidr }),
    ...(route.DestinationPrefixListId !== undefined && {
      DestinationPrefixListId: route.DestinationPrefixListId,
    }),
    ...(EgressOnlyInternetGatewayId !== undefined && { EgressOnlyInternetGatewayId }),
    ...(GatewayId !== undefined && { GatewayId }),
    ...(NatGatewayId !== undefined && { NatGatewayId }),
    ...(NetworkInterfaceId !== undefined && { NetworkInterfaceId }),
    ...(TransitGatewayId !== undefined && { TransitGatewayId }),
    ...(VpcPeeringConnectionId !== undefined && { VpcPeeringConnectionId }),
    ...(Origin !== undefined && { Origin: Origin.toLowerCase() }),
    State: 'active',
  };
}
