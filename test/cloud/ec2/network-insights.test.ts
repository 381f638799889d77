import { describe, expect, test } from 'vitest';
import { filter, scenery } from './scenery.ts';

/** Two instances in two subnets, one of them with a public address behind an internet gateway that nobody routes to. */
function network() {
  const h = scenery();
  const web = h.launch({
    NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: h.subnetId, AssociatePublicIpAddress: true }],
  });
  const { SubnetId } = h.call('CreateSubnet', { VpcId: h.vpcId, CidrBlock: '10.0.1.0/24' }).Subnet;
  const db = h.launch({ SubnetId });
  const { InternetGatewayId } = h.call('CreateInternetGateway').InternetGateway;
  h.call('AttachInternetGateway', { InternetGatewayId, VpcId: h.vpcId });
  const { GroupId } = h.call('DescribeSecurityGroups').SecurityGroups[0];
  const path = (input: object): string =>
    h.call('CreateNetworkInsightsPath', { Protocol: 'tcp', ...input }).NetworkInsightsPath
      .NetworkInsightsPathId;
  const analyse = (NetworkInsightsPathId: string) => {
    const started = h.call('StartNetworkInsightsAnalysis', { NetworkInsightsPathId }).NetworkInsightsAnalysis;
    expect(started.Status).toBe('running');
    h.advance(30);
    const NetworkInsightsAnalysisIds = [started.NetworkInsightsAnalysisId];
    return h.call('DescribeNetworkInsightsAnalyses', { NetworkInsightsAnalysisIds })
      .NetworkInsightsAnalyses[0];
  };
  const ask = (input: object) => analyse(path(input));
  const route = () => {
    const { RouteTableId } = h.call('DescribeRouteTables').RouteTables[0];
    h.call('CreateRoute', { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId });
  };
  const open = (CidrIp: string, port = 443) =>
    h.call('AuthorizeSecurityGroupIngress', {
      GroupId,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: [{ CidrIp }] }],
    });
  const interfaceOf = (id: string) =>
    h.call('DescribeNetworkInterfaces', { Filters: [filter('attachment.instance-id', id)] })
      .NetworkInterfaces[0];
  return { h, web, db, igw: InternetGatewayId, group: GroupId, path, analyse, ask, route, open, interfaceOf };
}

type Part = { SequenceNumber: number; Component: { Id: string } };
type Explanation = { ExplanationCode: string };

const ids = (parts: Part[]) => parts.map((part) => part.Component.Id);
const codes = (analysis: { Explanations: Explanation[] }) =>
  analysis.Explanations.map((entry) => entry.ExplanationCode);

describe('paths', () => {
  test('created from IDs and ARNs, described, deleted', () => {
    const { h, web, igw, path } = network();
    const id = path({
      Source: `arn:aws:ec2:us-east-1:123456789012:internet-gateway/${igw}`,
      Destination: web,
      DestinationPort: 443,
    });
    expect(
      h.call('DescribeNetworkInsightsPaths', { Filters: [filter('destination', web)] }).NetworkInsightsPaths,
    ).toEqual([
      {
        NetworkInsightsPathId: expect.stringMatching(/^nip-[0-9a-f]{17}$/),
        NetworkInsightsPathArn: `arn:aws:ec2:us-east-1:123456789012:network-insights-path/${id}`,
        CreatedDate: expect.stringMatching(/^2026-01-05T/),
        Source: igw,
        SourceArn: `arn:aws:ec2:us-east-1:123456789012:internet-gateway/${igw}`,
        Destination: web,
        DestinationArn: `arn:aws:ec2:us-east-1:123456789012:instance/${web}`,
        Protocol: 'tcp',
        DestinationPort: 443,
        Tags: [],
      },
    ]);
    expect(h.call('DeleteNetworkInsightsPath', { NetworkInsightsPathId: id })).toEqual({
      NetworkInsightsPathId: id,
    });
    expect(h.error('DescribeNetworkInsightsPaths', { NetworkInsightsPathIds: [id] })).toMatch(
      /^InvalidNetworkInsightsPathId\.NotFound/,
    );
  });

  test.each([
    ['no source', { Source: undefined }, 'MissingParameter: The request must contain the parameter source'],
    [
      'no destination',
      { Destination: undefined },
      'MissingParameter: The request must contain the parameter destination',
    ],
    [
      'unknown',
      { Source: 'i-00000000000000000' },
      "InvalidInstanceID.NotFound: The instance ID 'i-00000000000000000' does not exist",
    ],
    ['no ID', { Source: 'web' }, "InvalidID: The ID 'web' is not valid"],
    ['protocol', { Protocol: 'icmp' }, "InvalidParameterValue: Invalid value 'icmp' for protocol."],
    ['address', { DestinationIp: '10.0.0' }, 'InvalidParameterValue: Invalid IP address: 10.0.0'],
    ['port', { DestinationPort: 65_536 }, 'InvalidParameterValue: Invalid port: 65536'],
  ])('refuses %s', (_name, input, expected) => {
    const { h, web, db } = network();
    expect(
      h.error('CreateNetworkInsightsPath', { Source: web, Destination: db, Protocol: 'tcp', ...input }),
    ).toBe(expected);
  });

  test('a VPC is no end that netlab simulates', () => {
    const { h, web } = network();
    expect(h.error('CreateNetworkInsightsPath', { Source: web, Destination: h.vpcId, Protocol: 'tcp' })).toBe(
      'NotSimulated: netlab does not simulate paths that end at a vpc',
    );
  });

  test('a path with analyses stays', () => {
    const { h, web, db, path, analyse } = network();
    const NetworkInsightsPathId = path({ Source: web, Destination: db });
    const { NetworkInsightsAnalysisId } = analyse(NetworkInsightsPathId);
    expect(h.error('DeleteNetworkInsightsPath', { NetworkInsightsPathId })).toMatch(
      /^AnalysisExistsForNetworkInsightsPath/,
    );
    h.call('DeleteNetworkInsightsAnalysis', { NetworkInsightsAnalysisId });
    h.call('DeleteNetworkInsightsPath', { NetworkInsightsPathId });
  });
});

describe('a way that is open', () => {
  test('from instance to instance, hop by hop', () => {
    const { web, db, ask, interfaceOf, group, h } = network();
    const analysis = ask({ Source: web, Destination: db, DestinationPort: 5432 });
    expect(analysis).toMatchObject({ Status: 'succeeded', NetworkPathFound: true });
    expect(analysis).not.toHaveProperty('Explanations');
    const acl = h.call('DescribeNetworkAcls').NetworkAcls[0].NetworkAclId;
    const table = h.call('DescribeRouteTables').RouteTables[0].RouteTableId;
    const from = interfaceOf(web).NetworkInterfaceId;
    const to = interfaceOf(db).NetworkInterfaceId;
    expect(ids(analysis.ForwardPathComponents)).toEqual([web, from, group, acl, table, acl, group, to, db]);
    expect(analysis.ForwardPathComponents.map((part: Part) => part.SequenceNumber)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
    expect(analysis.ForwardPathComponents[2].SecurityGroupRule).toEqual({
      Cidr: '0.0.0.0/0',
      Direction: 'egress',
      SecurityGroupId: group,
      Protocol: 'all',
    });
    expect(analysis.ForwardPathComponents[3].AclRule).toEqual({
      Cidr: '0.0.0.0/0',
      Egress: true,
      Protocol: 'all',
      RuleAction: 'allow',
      RuleNumber: 100,
    });
    expect(analysis.ForwardPathComponents[4].RouteTableRoute).toEqual({
      DestinationCidr: '10.0.0.0/16',
      GatewayId: 'local',
      Origin: 'createroutetable',
      State: 'active',
    });
    expect(ids(analysis.ReturnPathComponents).at(-1)).toBe(web);
  });

  test('a port that nobody serves is no concern of the network', () => {
    const { web, db, ask } = network();
    expect(ask({ Source: db, Destination: web, DestinationPort: 9 }).NetworkPathFound).toBe(true);
  });

  test('from the internet, when one address of it may come in', () => {
    const { igw, web, ask, route, open, interfaceOf } = network();
    route();
    expect(ask({ Source: igw, Destination: web, DestinationPort: 443 }).NetworkPathFound).toBe(false);
    open('198.18.7.7/32', 22);
    open('203.0.114.7/32');
    const analysis = ask({ Source: igw, Destination: web, DestinationPort: 443 });
    expect(analysis.NetworkPathFound).toBe(true);
    expect(ids(analysis.ForwardPathComponents)[0]).toBe(igw);
    const eni = analysis.ForwardPathComponents.find(
      (part: Part) => part.Component.Id === interfaceOf(web).NetworkInterfaceId,
    );
    expect(eni.OutboundHeader.SourceAddresses).toEqual(['203.0.114.7/32']);
  });

  test('any port will do where none is asked for', () => {
    const { igw, web, ask, route, open } = network();
    route();
    open('0.0.0.0/0', 8443);
    expect(ask({ Source: igw, Destination: web }).NetworkPathFound).toBe(true);
    expect(
      ask({
        Source: igw,
        Destination: web,
        FilterAtSource: { DestinationPortRange: { FromPort: 1, ToPort: 8442 } },
      }).NetworkPathFound,
    ).toBe(false);
  });

  test('out to an address on the internet', () => {
    const { web, igw, ask, route } = network();
    route();
    expect(ask({ Source: web, DestinationIp: '203.0.114.9', DestinationPort: 443 }).NetworkPathFound).toBe(
      true,
    );
    expect(ask({ Source: web, Destination: igw, DestinationPort: 443 }).NetworkPathFound).toBe(true);
  });
});

describe('a way that is closed', () => {
  test('every obstacle is named: no route back, and a group that lets nothing in', () => {
    const { h, igw, web, ask, group, interfaceOf } = network();
    const analysis = ask({ Source: igw, Destination: web, DestinationPort: 443 });
    expect(analysis.NetworkPathFound).toBe(false);
    expect(analysis).not.toHaveProperty('ForwardPathComponents');
    expect(codes(analysis)).toEqual(['ENI_SG_RULES_MISMATCH', 'NO_ROUTE_TO_DESTINATION']);
    expect(analysis.Explanations[0]).toMatchObject({
      Direction: 'ingress',
      NetworkInterface: { Id: interfaceOf(web).NetworkInterfaceId },
      SecurityGroups: [{ Id: group }],
      Subnet: { Id: h.subnetId },
      Vpc: { Id: h.vpcId },
    });
    const { RouteTableId } = h.call('DescribeRouteTables').RouteTables[0];
    expect(analysis.Explanations[1].RouteTable).toEqual({
      Id: RouteTableId,
      Arn: `arn:aws:ec2:us-east-1:123456789012:route-table/${RouteTableId}`,
    });
  });

  test('R-NACL-9: an ACL, which way it stops the packet', () => {
    const { h, web, db, ask } = network();
    const { NetworkAclId } = h.call('DescribeNetworkAcls').NetworkAcls[0];
    h.call('CreateNetworkAclEntry', {
      NetworkAclId,
      RuleNumber: 50,
      Protocol: '6',
      RuleAction: 'deny',
      Egress: true,
      CidrBlock: '10.0.1.0/24',
      PortRange: { From: 443, To: 443 },
    });
    const analysis = ask({ Source: web, Destination: db, DestinationPort: 443 });
    expect(codes(analysis)).toEqual(['SUBNET_ACL_RESTRICTION']);
    expect(analysis.Explanations[0]).toMatchObject({
      Direction: 'egress',
      Acl: { Id: NetworkAclId },
      Subnet: { Id: h.subnetId },
    });
    expect(ask({ Source: web, Destination: db, DestinationPort: 80 }).NetworkPathFound).toBe(true);
  });

  test('R-VPC-75: a destination without a public address', () => {
    const { igw, db, ask, route, open } = network();
    route();
    open('0.0.0.0/0');
    expect(codes(ask({ Source: igw, Destination: db, DestinationPort: 443 }))).toContain(
      'IGW_PUBLIC_IP_ASSOCIATION_FOR_INGRESS',
    );
  });

  test('a source without an address of the asked family', () => {
    const { web, db, ask } = network();
    const analysis = ask({
      Source: web,
      Destination: db,
      FilterAtSource: { DestinationAddress: '2001:db8::1' },
    });
    expect(analysis).toMatchObject({
      Status: 'failed',
      StatusMessage: expect.stringContaining('no address'),
    });
  });
});

test('analyses by path, time and outcome', () => {
  const { h, web, db, path, analyse } = network();
  const one = path({ Source: web, Destination: db });
  const other = path({ Source: db, Destination: web });
  const { StartDate } = analyse(one);
  analyse(other);
  const count = (input: object) =>
    h.call('DescribeNetworkInsightsAnalyses', input).NetworkInsightsAnalyses.length;
  expect(count({})).toBe(2);
  expect(count({ NetworkInsightsPathId: one })).toBe(1);
  expect(count({ AnalysisEndTime: StartDate })).toBe(1);
  expect(count({ Filters: [filter('path-found', 'true')] })).toBe(2);
  expect(count({ Filters: [filter('status', 'running')] })).toBe(0);
});
