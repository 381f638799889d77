import { describe, expect, test } from 'vitest';
import { type Harness, harness } from '../harness.ts';

function newVpc(h: Harness, cidr = '10.0.0.0/16'): string {
  return h.call('CreateVpc', { CidrBlock: cidr }).Vpc.VpcId;
}

const sets = (h: Harness) => h.call('DescribeVpcs').Vpcs[0];

function localRoutes(h: Harness): string[] {
  const { Routes } = h.call('DescribeRouteTables').RouteTables[0];
  return Routes.map(
    (route: { DestinationCidrBlock?: string; DestinationIpv6CidrBlock?: string }) =>
      route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock,
  );
}

const restricted = (cidr: string) =>
  `InvalidVpc.Range: The CIDR '${cidr}' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR. For additional restrictions, see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html`;

describe('secondary IPv4 blocks', () => {
  test('R-VPC-24, R-VPC-26: usable, and routed, once associated', () => {
    const h = harness();
    const VpcId = newVpc(h);
    const answer = h.call('AssociateVpcCidrBlock', { VpcId, CidrBlock: '10.1.0.0/16' });
    expect(answer).toEqual({
      CidrBlockAssociation: {
        AssociationId: expect.stringMatching(/^vpc-cidr-assoc-/),
        CidrBlock: '10.1.0.0/16',
        CidrBlockState: { State: 'associating' },
      },
      VpcId,
    });
    expect(h.error('CreateSubnet', { VpcId, CidrBlock: '10.1.0.0/24' })).toMatch(/^InvalidSubnet.Range/);
    expect(localRoutes(h)).toEqual(['10.0.0.0/16']);
    h.advance(3);
    expect(localRoutes(h)).toEqual(['10.0.0.0/16', '10.1.0.0/16']);
    expect(h.call('CreateSubnet', { VpcId, CidrBlock: '10.1.0.0/24' }).Subnet.CidrBlock).toBe('10.1.0.0/24');
  });

  test.each([
    ['10.0.0.0/16', '172.16.0.0/16'],
    ['10.0.0.0/16', '192.168.0.0/24'],
    ['10.0.0.0/16', '198.19.0.0/24'],
    ['10.1.0.0/16', '10.0.0.0/16'],
    ['172.16.0.0/16', '10.0.0.0/16'],
    ['172.16.0.0/16', '172.31.0.0/24'],
    ['192.168.0.0/16', '172.16.0.0/16'],
    ['198.19.0.0/16', '10.0.0.0/16'],
    ['100.64.0.0/16', '10.0.0.0/16'],
    ['203.0.113.0/24', '192.168.0.0/24'],
  ])('R-VPC-21: %s refuses %s', (primary, CidrBlock) => {
    const h = harness();
    expect(h.error('AssociateVpcCidrBlock', { VpcId: newVpc(h, primary), CidrBlock })).toBe(
      restricted(CidrBlock),
    );
  });

  test.each([
    ['10.0.0.0/16', '10.2.0.0/16'],
    ['10.0.0.0/16', '100.64.0.0/16'],
    ['10.0.0.0/16', '203.0.113.0/24'],
    ['172.16.0.0/16', '172.20.0.0/16'],
    ['203.0.113.0/24', '198.51.100.0/24'],
  ])('R-VPC-21: %s takes %s', (primary, CidrBlock) => {
    const h = harness();
    h.call('AssociateVpcCidrBlock', { VpcId: newVpc(h, primary), CidrBlock });
    h.advance(3);
    expect(sets(h).CidrBlockAssociationSet[1]).toMatchObject({
      CidrBlock,
      CidrBlockState: { State: 'associated' },
    });
  });

  test.each(['10.4.0.0/16', '10.4.0.0/20', '10.4.16.0/24'])(
    'R-VPC-19: 10.4.0.0/16 refuses %s',
    (CidrBlock) => {
      const h = harness();
      const VpcId = newVpc(h, '10.4.0.0/16');
      expect(h.error('AssociateVpcCidrBlock', { VpcId, CidrBlock })).toMatch(/^InvalidVpc.Range/);
    },
  );

  test('R-VPC-20: nothing that a route leads to already', () => {
    const h = harness();
    const VpcId = newVpc(h, '10.4.0.0/16');
    const { InternetGatewayId } = h.call('CreateInternetGateway').InternetGateway;
    h.call('AttachInternetGateway', { VpcId, InternetGatewayId });
    const { RouteTableId } = h.call('DescribeRouteTables').RouteTables[0];
    h.call('CreateRoute', {
      RouteTableId,
      DestinationCidrBlock: '10.5.0.0/24',
      GatewayId: InternetGatewayId,
    });
    for (const CidrBlock of ['10.5.0.0/24', '10.5.0.0/16']) {
      expect(h.error('AssociateVpcCidrBlock', { VpcId, CidrBlock })).toMatch(/^InvalidVpc.Range/);
    }
    expect(h.call('AssociateVpcCidrBlock', { VpcId, CidrBlock: '10.5.0.0/25' }).VpcId).toBe(VpcId);
  });

  test('R-VPC-18: five, the primary among them', () => {
    const h = harness();
    const VpcId = newVpc(h, '10.4.0.0/16');
    for (const second of [5, 6, 7, 8]) {
      h.call('AssociateVpcCidrBlock', { VpcId, CidrBlock: `10.${second}.0.0/16` });
    }
    expect(h.error('AssociateVpcCidrBlock', { VpcId, CidrBlock: '10.9.0.0/16' })).toBe(
      `CidrLimitExceeded: This network '${VpcId}' has met its maximum number of allowed CIDRs: 5`,
    );
  });
});

describe('DisassociateVpcCidrBlock', () => {
  test('R-VPC-19: never the primary', () => {
    const h = harness();
    newVpc(h);
    const [{ AssociationId }] = sets(h).CidrBlockAssociationSet;
    expect(h.error('DisassociateVpcCidrBlock', { AssociationId })).toBe(
      `OperationNotPermitted: The vpc CIDR block with association ID ${AssociationId} may not be disassociated. It is the primary IPv4 CIDR block of the VPC`,
    );
  });

  test('R-VPC-25: not while a subnet is in it', () => {
    const h = harness();
    const VpcId = newVpc(h);
    const { AssociationId } = h.call('AssociateVpcCidrBlock', {
      VpcId,
      CidrBlock: '10.2.0.0/16',
    }).CidrBlockAssociation;
    h.advance(3);
    const { SubnetId } = h.call('CreateSubnet', { VpcId, CidrBlock: '10.2.1.0/24' }).Subnet;
    expect(h.error('DisassociateVpcCidrBlock', { AssociationId })).toBe(
      `InvalidCidrBlock.InUse: The vpc ${VpcId} currently has a subnet within CIDR block 10.2.0.0/16`,
    );
    h.call('DeleteSubnet', { SubnetId });
    const { CidrBlockAssociation } = h.call('DisassociateVpcCidrBlock', { AssociationId });
    expect(CidrBlockAssociation.CidrBlockState.State).toBe('disassociating');
    expect(localRoutes(h)).toEqual(['10.0.0.0/16']);
    h.advance(3);
    expect(sets(h).CidrBlockAssociationSet[1].CidrBlockState.State).toBe('disassociated');
    expect(h.error('DisassociateVpcCidrBlock', { AssociationId })).toMatch(/NotFound/);
    h.advance(120);
    expect(sets(h).CidrBlockAssociationSet).toHaveLength(1);
  });
});

describe('IPv6', () => {
  test('R-VPC-30: a /56 of Amazon’s, which changes routes and network ACLs', () => {
    const h = harness();
    h.call('CreateVpc', { CidrBlock: '10.0.0.0/16', AmazonProvidedIpv6CidrBlock: true });
    h.advance(3);
    const [set] = sets(h).Ipv6CidrBlockAssociationSet;
    expect(set).toMatchObject({
      Ipv6CidrBlock: expect.stringMatching(/^2600:1f18:.*::\/56$/),
      Ipv6CidrBlockState: { State: 'associated' },
      Ipv6Pool: 'Amazon',
      NetworkBorderGroup: 'us-east-1',
    });
    expect(localRoutes(h)).toEqual(['10.0.0.0/16', set.Ipv6CidrBlock]);
  });

  test('R-NACL-2: a default network ACL lets IPv6 through, a touched one does not', () => {
    const h = harness();
    const VpcId = newVpc(h);
    const touched = newVpc(h);
    const acls: { VpcId: string; NetworkAclId: string }[] = h.call('DescribeNetworkAcls').NetworkAcls;
    const NetworkAclId = acls.find((acl) => acl.VpcId === touched)?.NetworkAclId;
    h.call('DeleteNetworkAclEntry', { NetworkAclId, RuleNumber: 100, Egress: false });
    for (const id of [VpcId, touched]) {
      h.call('AssociateVpcCidrBlock', { VpcId: id, AmazonProvidedIpv6CidrBlock: true });
    }
    h.advance(3);
    const numbers = (id: string) => {
      const Filters = [{ Name: 'vpc-id', Values: [id] }];
      const { Entries } = h.call('DescribeNetworkAcls', { Filters }).NetworkAcls[0];
      return Entries.map((entry: { Egress: boolean; RuleNumber: number }) => [
        entry.Egress,
        entry.RuleNumber,
      ]);
    };
    const both = [100, 101, 32767, 32768];
    expect(numbers(VpcId)).toEqual([...both.map((n) => [true, n]), ...both.map((n) => [false, n])]);
    expect(numbers(touched)).toEqual([
      ...[100, 32767, 32768].map((n) => [true, n]),
      ...[32767, 32768].map((n) => [false, n]),
    ]);
  });

  test('R-VPC-35: no block is given out twice', () => {
    const h = harness();
    const VpcId = newVpc(h);
    const seen = new Set<string>();
    for (let round = 0; round < 20; round++) {
      const { Ipv6CidrBlockAssociation: association } = h.call('AssociateVpcCidrBlock', {
        VpcId,
        AmazonProvidedIpv6CidrBlock: true,
      });
      seen.add(association.Ipv6CidrBlock);
      h.advance(3);
      h.call('DisassociateVpcCidrBlock', { AssociationId: association.AssociationId });
      h.advance(3);
    }
    expect(seen.size).toBe(20);
  });

  test('R-VPC-4: one block or the other', () => {
    const h = harness();
    const VpcId = newVpc(h);
    expect(
      h.error('AssociateVpcCidrBlock', {
        VpcId,
        CidrBlock: '10.1.0.0/16',
        AmazonProvidedIpv6CidrBlock: true,
      }),
    ).toMatch(/^InvalidParameterCombination/);
    expect(h.error('AssociateVpcCidrBlock', { VpcId })).toMatch(/^MissingParameter/);
  });
});
