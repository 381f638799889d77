/** Whatever a resource shows, filtering by it finds the resource, and nothing that shows something else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ec2 } from '../../../src/cloud/ec2/index.ts';
import type { Harness, Output } from '../harness.ts';
import { furnished, moves, play } from './random-calls.ts';

const CASES: [string, string, string][] = [
  ['DescribeVpcs', 'Vpcs', 'vpc'],
  ['DescribeSubnets', 'Subnets', 'subnet'],
  ['DescribeRouteTables', 'RouteTables', 'route-table'],
  ['DescribeInternetGateways', 'InternetGateways', 'internet-gateway'],
  ['DescribeEgressOnlyInternetGateways', 'EgressOnlyInternetGateways', 'egress-only-internet-gateway'],
  ['DescribeNatGateways', 'NatGateways', 'natgateway'],
  ['DescribeVpcPeeringConnections', 'VpcPeeringConnections', 'vpc-peering-connection'],
  ['DescribeTransitGateways', 'TransitGateways', 'transit-gateway'],
  ['DescribeTransitGatewayAttachments', 'TransitGatewayAttachments', 'transit-gateway-attachment'],
  ['DescribeTransitGatewayRouteTables', 'TransitGatewayRouteTables', 'transit-gateway-route-table'],
  ['DescribeCustomerGateways', 'CustomerGateways', 'customer-gateway'],
  ['DescribeVpnGateways', 'VpnGateways', 'vpn-gateway'],
  ['DescribeVpnConnections', 'VpnConnections', 'vpn-connection'],
  ['DescribeAddresses', 'Addresses', 'elastic-ip'],
  ['DescribeNetworkAcls', 'NetworkAcls', 'network-acl'],
  ['DescribeSecurityGroups', 'SecurityGroups', 'security-group'],
  ['DescribeSecurityGroupRules', 'SecurityGroupRules', 'security-group-rule'],
  ['DescribeNetworkInterfaces', 'NetworkInterfaces', 'network-interface'],
  ['DescribeInstances', 'Instances', 'instance'],
  ['DescribeVolumes', 'Volumes', 'volume'],
  ['DescribeDhcpOptions', 'DhcpOptions', 'dhcp-options'],
  ['DescribeManagedPrefixLists', 'PrefixLists', 'prefix-list'],
  ['DescribeFlowLogs', 'FlowLogs', 'vpc-flow-log'],
];

function list(h: Harness, operation: string, result: string, filter?: object): Output[] {
  const name = ['DescribeNatGateways', 'DescribeFlowLogs'].includes(operation) ? 'Filter' : 'Filters';
  const answer = h.call(operation, filter ? { [name]: [filter] } : {});
  if (result !== 'Instances') return answer[result];
  return answer.Reservations.flatMap(({ Instances, ...reservation }: Output) =>
    Instances.map((item: Output) => ({ ...reservation, ...item })),
  );
}

/** Every text, number and truth within a value, as a filter would write it. */
function leaves(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  return [String(value)];
}

/** Within an instance, the IDs of Elastic IPs can be asked for, and are not shown. */
const UNSHOWN = [
  'network-interface.association.allocation-id',
  'network-interface.association.association-id',
];

const literal = (text: string) => text.replace(/[*?\\]/g, '\\$&');

test.each(CASES)('%s', (operation, result, kind) => {
  const resource = ec2.resources.find((other) => other.kind === kind);
  const names = Object.keys(resource?.filters ?? {}).filter((name) => !UNSHOWN.includes(name));
  fc.assert(
    fc.property(moves(16), (calls) => {
      const h = furnished();
      for (const move of calls) play(h, move);
      const shown = new Map(
        list(h, operation, result).map((item) => [resource?.id(item), new Set(leaves(item))]),
      );
      const texts = new Set([...shown.values()].flatMap((own) => [...own]));
      for (const name of names) {
        let found = 0;
        for (const text of texts) {
          for (const item of list(h, operation, result, { Name: name, Values: [literal(text)] })) {
            expect(shown.get(resource?.id(item)), `${name}=${text}`).toContain(text);
            found++;
          }
        }
        // Whatever has a value for the filter shows it, and was found by it.
        const any = list(h, operation, result, { Name: name, Values: ['*'] });
        expect(found, name).toBeGreaterThanOrEqual(any.length);
      }
    }),
    { numRuns: 3 },
  );
});
