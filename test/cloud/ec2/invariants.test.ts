/** What holds whatever is called in whatever order (properties of the whole control plane). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ec2 } from '../../../src/cloud/ec2/index.ts';
import { networkOf } from '../../../src/cloud/network.ts';
import type { Harness, Output } from '../harness.ts';
import { attempt, furnished, type Move, moves, play } from './random-calls.ts';

const REGION = 'us-east-1';
const RUNS = { numRuns: 60 };

const DESCRIBING = Object.keys(ec2.operations).filter(
  (name) => /^(?:Describe)/.test(name) && !/(?:Attribute|ServicePermissions)$/.test(name),
);

function played(list: readonly Move[]): Harness {
  const h = furnished();
  for (const move of list) play(h, move);
  return h;
}

const list = (h: Harness, kind: string): Output[] => Object.values(h.world.regions[REGION]?.[kind] ?? {});

/** IDs of resources within a value. */
function idsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return /^(?:vpc|subnet|rtb|igw|eigw|nat|eni|eipalloc|acl|sg|dopt|pl|i|vol|vgw|vpce)-[0-9a-f]{17}$/.test(
      value,
    )
      ? [value]
      : [];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
}

/** What may name what isn't there: logs; gateways that were asked for with it, and fail; what is only shown a little longer. */
function mayDangle(kind: string, item: Output): boolean {
  return (
    ['vpc-flow-log', 'amazon-address', 'vpc-peering-connection'].includes(kind) ||
    (kind === 'transit-gateway-attachment' && ['deleted', 'failed'].includes(item.State)) ||
    (kind === 'natgateway' && item.State !== 'available') ||
    (kind === 'vpn-gateway' && item.VpcAttachments[0]?.State === 'detached') ||
    (kind === 'vpn-connection' && item.State === 'deleted') ||
    (kind === 'instance' && item.State.Name === 'terminated')
  );
}

describe('whatever is called', () => {
  test('nothing but AWS errors is thrown, every Describe* answers, and the network compiles', () => {
    fc.assert(
      fc.property(moves(60), (calls) => {
        const h = played(calls);
        for (const name of DESCRIBING) h.call(name);
        expect(networkOf(h.world).nodes.size).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  test('no ID is left of what is gone, but in routes, which become blackholes (R-ROUTE-12)', () => {
    fc.assert(
      fc.property(moves(60), (calls) => {
        const h = played(calls);
        const tables = Object.entries(h.world.regions[REGION] ?? {});
        const known = new Set(tables.flatMap(([, table]) => Object.keys(table)));
        for (const [kind, table] of tables) {
          for (const item of Object.values(table) as Output[]) {
            if (mayDangle(kind, item)) continue;
            const { Routes: _targets, ...rest } = item;
            expect(idsIn(rest).filter((id) => !known.has(id))).toEqual([]);
          }
        }
        for (const table of h.call('DescribeRouteTables').RouteTables) {
          for (const route of table.Routes) {
            if (idsIn(route).some((id) => !known.has(id))) expect(route.State).toBe('blackhole');
          }
        }
      }),
      RUNS,
    );
  });

  test('the world is plain data, the same for the same seed and calls', () => {
    fc.assert(
      fc.property(moves(40), (calls) => {
        const { world } = played(calls);
        const text = JSON.stringify(world);
        expect(JSON.parse(text)).toStrictEqual(world);
        expect(structuredClone(world)).toStrictEqual(world);
        expect(JSON.stringify(played(calls).world)).toBe(text);
      }),
      RUNS,
    );
  });

  test('each subnet keeps one table and one network ACL, each VPC one main table (R-VPC-60, R-NACL-1)', () => {
    fc.assert(
      fc.property(moves(60), (calls) => {
        const h = played(calls);
        const acls = list(h, 'network-acl').flatMap((acl) => acl.Associations);
        const tables = list(h, 'route-table').flatMap((table) => table.Associations);
        for (const { SubnetId } of list(h, 'subnet')) {
          expect(acls.filter((association) => association.SubnetId === SubnetId)).toHaveLength(1);
          expect(tables.filter((association) => association.SubnetId === SubnetId).length).toBeLessThan(2);
        }
        for (const { VpcId } of list(h, 'vpc')) {
          const own = list(h, 'route-table').filter((table) => table.VpcId === VpcId);
          expect(own.filter((table) => table.Associations.some((other: Output) => other.Main))).toHaveLength(
            1,
          );
        }
      }),
      RUNS,
    );
  });

  test('no address is given out twice, and each lies in its subnet (R-VPC-41, R-VPC-42)', () => {
    fc.assert(
      fc.property(moves(60), (calls) => {
        const h = played(calls);
        const places = list(h, 'network-interface').flatMap((item) =>
          item.PrivateIpAddresses.map((place: Output) => ({ subnet: item.SubnetId, ...place })),
        );
        const inside = places.map((place) => `${place.subnet} ${place.PrivateIpAddress}`);
        const outside = places.flatMap((place) => place.Association?.PublicIp ?? []);
        expect(new Set(inside).size).toBe(inside.length);
        expect(new Set(outside).size).toBe(outside.length);
        for (const { AvailableIpAddressCount: free, CidrBlock, SubnetId } of h.call('DescribeSubnets')
          .Subnets) {
          const held = places.filter((place) => place.subnet === SubnetId).length;
          expect(free).toBe(2 ** (32 - Number(CidrBlock.split('/')[1])) - 5 - held);
        }
      }),
      RUNS,
    );
  });
});

/** Everything goes in the order that always works; then nothing may be left (R-VPC-191). */
function tearDown(h: Harness, vpcId: string): void {
  const own = (kind: string) => list(h, kind).filter((item) => item.VpcId === vpcId);
  const each = (kind: string, run: (item: Output) => void) => own(kind).forEach(run);
  // An interface may be attached to an instance of another VPC (R-VPC-111).
  each('network-interface', ({ Attachment }) => {
    if (Attachment?.InstanceId) h.call('TerminateInstances', { InstanceIds: [Attachment.InstanceId] });
  });
  each('natgateway', ({ NatGatewayId, State }) => {
    if (State !== 'deleted') h.call('DeleteNatGateway', { NatGatewayId });
  });
  each('vpc-endpoint', ({ VpcEndpointId }) =>
    h.call('DeleteVpcEndpoints', { VpcEndpointIds: [VpcEndpointId] }),
  );
  // One that was asked for this very moment cannot be taken back yet.
  h.advance(100);
  for (const { VpcPeeringConnectionId } of list(h, 'vpc-peering-connection'))
    attempt(h, 'DeleteVpcPeeringConnection', { VpcPeeringConnectionId });
  h.advance(100);
  for (const { TransitGatewayConnectPeerId } of list(h, 'transit-gateway-connect-peer'))
    attempt(h, 'DeleteTransitGatewayConnectPeer', { TransitGatewayConnectPeerId });
  h.advance(100);
  for (const { TransitGatewayAttachmentId } of list(h, 'transit-gateway-attachment'))
    attempt(h, 'DeleteTransitGatewayConnect', { TransitGatewayAttachmentId });
  h.advance(100);
  for (const { TransitGatewayAttachmentId } of list(h, 'transit-gateway-attachment'))
    attempt(h, 'DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId });
  h.advance(300);
  for (const { AllocationId, AssociationId } of h.call('DescribeAddresses').Addresses) {
    if (AssociationId) attempt(h, 'DisassociateAddress', { AssociationId });
    attempt(h, 'ReleaseAddress', { AllocationId });
  }
  each('network-interface', ({ NetworkInterfaceId }) =>
    h.call('DeleteNetworkInterface', { NetworkInterfaceId }),
  );
  each('subnet', ({ SubnetId }) => h.call('DeleteSubnet', { SubnetId }));
  each('route-table', ({ RouteTableId, Associations }) => {
    for (const { Main, RouteTableAssociationId: AssociationId } of Associations) {
      if (!Main) h.call('DisassociateRouteTable', { AssociationId });
    }
    if (!Associations.some((other: Output) => other.Main)) h.call('DeleteRouteTable', { RouteTableId });
  });
  each('network-acl', ({ NetworkAclId, IsDefault }) => {
    if (!IsDefault) h.call('DeleteNetworkAcl', { NetworkAclId });
  });
  // Rules that name each other's groups go first (R-SG-20).
  each('security-group', ({ GroupId, Rules }) => {
    for (const { IsEgress, SecurityGroupRuleId } of Rules) {
      h.call(IsEgress ? 'RevokeSecurityGroupEgress' : 'RevokeSecurityGroupIngress', {
        GroupId,
        SecurityGroupRuleIds: [SecurityGroupRuleId],
      });
    }
  });
  each('security-group', ({ GroupId, GroupName }) => {
    if (GroupName !== 'default') h.call('DeleteSecurityGroup', { GroupId });
  });
  for (const { InternetGatewayId, Attachments } of list(h, 'internet-gateway')) {
    if (Attachments[0]?.VpcId !== vpcId) continue;
    h.call('DetachInternetGateway', { InternetGatewayId, VpcId: vpcId });
    h.call('DeleteInternetGateway', { InternetGatewayId });
  }
  for (const { EgressOnlyInternetGatewayId, Attachments } of list(h, 'egress-only-internet-gateway')) {
    if (Attachments[0]?.VpcId === vpcId)
      h.call('DeleteEgressOnlyInternetGateway', { EgressOnlyInternetGatewayId });
  }
  for (const { VpnGatewayId, VpcAttachments } of list(h, 'vpn-gateway')) {
    if (VpcAttachments[0]?.VpcId === vpcId) attempt(h, 'DetachVpnGateway', { VpnGatewayId, VpcId: vpcId });
  }
  h.advance(100);
  h.call('DeleteVpc', { VpcId: vpcId });
}

describe('taking a VPC apart', () => {
  test('the order of R-VPC-191 always ends with no VPC', () => {
    fc.assert(
      fc.property(moves(60), (calls) => {
        const h = played(calls);
        for (const { VpcId } of list(h, 'vpc')) tearDown(h, VpcId);
        expect(h.call('DescribeVpcs').Vpcs).toEqual([]);
        expect(
          ['subnet', 'route-table', 'network-acl', 'security-group'].flatMap((kind) => list(h, kind)),
        ).toEqual([]);
      }),
      RUNS,
    );
  });

  test('before that, whatever holds the VPC keeps it, and nothing is half deleted (R-VPC-186)', () => {
    fc.assert(
      fc.property(moves(60), (calls) => {
        const h = played(calls);
        for (const { VpcId } of list(h, 'vpc')) {
          const before = h.world;
          const held = list(h, 'subnet').some((item) => item.VpcId === VpcId);
          const code = attempt(h, 'DeleteVpc', { VpcId });
          if (held) expect(code).toBe('DependencyViolation');
          if (code) expect(h.world).toBe(before);
        }
      }),
      RUNS,
    );
  });
});
