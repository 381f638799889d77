/** Interface endpoints: places, names, groups, and who reaches them (facts/vpc.md, section 12). */
import { describe, expect, it } from 'vitest';
import { countedIn } from '../../../src/cloud/cost/counted.ts';
import { priceOf } from '../../../src/cloud/cost/price-list.ts';
import { runningIn } from '../../../src/cloud/cost/running.ts';
import { EndpointScenery } from './endpoint-scenery.ts';

function addressOf(site: EndpointScenery, eni: string): string {
  return site.call('DescribeNetworkInterfaces', { NetworkInterfaceIds: [eni] }).NetworkInterfaces[0]
    .PrivateIpAddress;
}

describe('interface endpoints', () => {
  it('R-VPC-154, R-VPC-156, R-VPC-157 have an interface in each subnet, names, and take a minute', () => {
    const site = new EndpointScenery();
    const { VpcEndpointId: id, ...made } = site.call('CreateVpcEndpoint', {
      VpcEndpointType: 'Interface',
      VpcId: site.vpcId,
      ServiceName: 'com.amazonaws.us-east-1.logs',
      SubnetIds: [site.subnets.a, site.subnets.b],
    }).VpcEndpoint;
    expect(made).toMatchObject({
      State: 'pending',
      PrivateDnsEnabled: true,
      RouteTableIds: [],
      IpAddressType: 'ipv4',
    });
    expect(made.Groups[0].GroupName).toBe('default');
    expect(made.DnsEntries.map(({ DnsName }: { DnsName: string }) => DnsName)).toEqual([
      expect.stringMatching(new RegExp(`^${id}-[0-9a-f]{8}\\.logs\\.us-east-1\\.vpce\\.amazonaws\\.com$`)),
      expect.stringMatching(new RegExp(`^${id}-[0-9a-f]{8}-us-east-1a\\.logs\\.us-east-1\\.vpce\\.`)),
      expect.stringMatching(new RegExp(`^${id}-[0-9a-f]{8}-us-east-1b\\.logs\\.us-east-1\\.vpce\\.`)),
      'logs.us-east-1.amazonaws.com',
    ]);
    const { NetworkInterfaces } = site.call('DescribeNetworkInterfaces', {
      NetworkInterfaceIds: made.NetworkInterfaceIds,
    });
    expect(NetworkInterfaces[0]).toMatchObject({
      InterfaceType: 'vpc_endpoint',
      RequesterManaged: true,
      Status: 'in-use',
      Description: `VPC Endpoint Interface ${id}`,
      SubnetId: site.subnets.a,
    });
    site.sim.advance(61_000);
    expect(site.endpoint(id).State).toBe('available');
    expect(site.error('DeleteSubnet', { SubnetId: site.subnets.b })).toMatch(/^DependencyViolation/);
    site.call('DeleteVpcEndpoints', { VpcEndpointIds: [id] });
    expect(site.endpoint(id).State).toBe('deleting');
    site.sim.advance(61_000);
    expect(site.error('DescribeVpcEndpoints', { VpcEndpointIds: [id] })).toMatch(
      /^InvalidVpcEndpointId.NotFound/,
    );
    expect(() => site.call('DeleteSubnet', { SubnetId: site.subnets.b })).not.toThrow();
  });

  it('R-VPC-154 stand in one subnet of a zone', () => {
    const site = new EndpointScenery();
    const twin = site.subnet(site.vpcId, '10.0.3.0/24', 'us-east-1a');
    expect(
      site.error('CreateVpcEndpoint', {
        VpcEndpointType: 'Interface',
        VpcId: site.vpcId,
        ServiceName: 'com.amazonaws.us-east-1.logs',
        SubnetIds: [site.subnets.a, twin],
      }),
    ).toMatch(/^DuplicateSubnetsInSameZone/);
    const { VpcEndpointId } = site.interface('logs');
    expect(site.error('ModifyVpcEndpoint', { VpcEndpointId, AddSubnetIds: [twin] })).toMatch(
      /^DuplicateSubnetsInSameZone/,
    );
    site.call('ModifyVpcEndpoint', {
      VpcEndpointId,
      AddSubnetIds: [site.subnets.b],
      RemoveSubnetIds: [site.subnets.a],
    });
    expect(site.endpoint(VpcEndpointId).SubnetIds).toEqual([site.subnets.b]);
  });

  it('R-VPC-155 private DNS wants both attributes of the VPC, and no name twice', () => {
    const site = new EndpointScenery();
    site.call('ModifyVpcAttribute', { VpcId: site.vpcId, EnableDnsHostnames: { Value: false } });
    const request = {
      VpcEndpointType: 'Interface',
      VpcId: site.vpcId,
      ServiceName: 'com.amazonaws.us-east-1.ec2',
      SubnetIds: [site.subnets.a],
    };
    expect(site.error('CreateVpcEndpoint', request)).toBe(
      `InvalidParameter: Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${site.vpcId}`,
    );
    expect(() => site.call('CreateVpcEndpoint', { ...request, PrivateDnsEnabled: false })).not.toThrow();
    site.call('ModifyVpcAttribute', { VpcId: site.vpcId, EnableDnsHostnames: { Value: true } });
    site.call('CreateVpcEndpoint', request);
    expect(site.error('CreateVpcEndpoint', request)).toBe(
      `InvalidParameter: private-dns-enabled cannot be set because there is already a conflicting DNS domain for ec2.us-east-1.amazonaws.com in the VPC ${site.vpcId}`,
    );
  });

  it('R-VPC-155 private DNS leads the usual name to the interface, in the VPC only', async () => {
    const site = new EndpointScenery();
    const name = 'ec2.us-east-1.amazonaws.com';
    const before = site.resolve(name);
    const { NetworkInterfaceIds, DnsEntries } = site.interface('ec2');
    site.sim.advance(61_000);
    const own = addressOf(site, NetworkInterfaceIds[0]);
    expect(site.resolve(name)).toEqual([own]);
    expect(site.resolve(name, 'client/lisbon')).toEqual(before);
    expect(site.resolve(DnsEntries[0].DnsName, 'client/lisbon')).toEqual([own]);
    expect(site.curl(`https://${name}/`)).toBe('403');
    expect(site.curl(`https://${DnsEntries[1].DnsName}/`)).toBe('403');
    expect((await site.onHost('aws ec2 describe-vpcs --query "length(Vpcs)"')).stdout).toContain('1');
    expect((await site.onHost('aws s3 ls')).exitCode).toBe(255);
  });

  it('R-VPC-154 its security groups decide', () => {
    const site = new EndpointScenery();
    const { GroupId } = site.call('CreateSecurityGroup', {
      VpcId: site.vpcId,
      GroupName: 'shut',
      Description: 'shut',
    });
    const { VpcEndpointId } = site.interface('sqs', { SecurityGroupIds: [GroupId] });
    expect(site.curl('https://sqs.us-east-1.amazonaws.com/')).toBe('connect-timeout');
    expect(site.error('DeleteSecurityGroup', { GroupId })).toMatch(/^DependencyViolation/);
    site.call('ModifyVpcEndpoint', {
      VpcEndpointId,
      AddSecurityGroupIds: [site.groupId],
      RemoveSecurityGroupIds: [GroupId],
    });
    expect(site.curl('https://sqs.us-east-1.amazonaws.com/')).toBe('501');
    expect(site.curl('http://sqs.us-east-1.amazonaws.com/')).toBe('refused');
  });

  it('faults: a broken zone, a broken endpoint', () => {
    const site = new EndpointScenery();
    const { VpcEndpointId } = site.interface('sts');
    site.sim.fault({ target: VpcEndpointId });
    expect(site.curl('https://sts.us-east-1.amazonaws.com/')).toBe('connect-timeout');
    site.sim.heal({ target: VpcEndpointId });
    expect(site.curl('https://sts.us-east-1.amazonaws.com/')).toBe('403');
  });

  it('R-VPC-158 are reached over a peering, as gateway endpoints are not', () => {
    const site = new EndpointScenery();
    const { DnsEntries } = site.interface('s3');
    const far = site.network('10.9.0.0/16');
    site.launch('far', site.subnet(far, '10.9.1.0/24', 'us-east-1a'), site.openGroup(far));
    const { VpcPeeringConnectionId } = site.call('CreateVpcPeeringConnection', {
      VpcId: far,
      PeerVpcId: site.vpcId,
    }).VpcPeeringConnection;
    site.sim.advance(5000);
    site.call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId });
    site.sim.advance(30_000);
    const route = (vpcId: string, DestinationCidrBlock: string) => {
      const { RouteTableId } = site.call('DescribeRouteTables', {
        Filters: [{ Name: 'vpc-id', Values: [vpcId] }],
      }).RouteTables[0];
      site.call('CreateRoute', { RouteTableId, DestinationCidrBlock, VpcPeeringConnectionId });
    };
    route(far, '10.0.0.0/16');
    route(site.vpcId, '10.9.0.0/16');
    const door = DnsEntries[0].DnsName.replace('*', 'bucket');
    expect(site.curl(`https://${door}/vault/plan.txt`, 'instance/far')).toBe('403');
    expect(site.sim.state.web.last?.legs.at(-1)?.reason?.code).toBe('nothing-allows');
  });
});

describe('S3 by an interface endpoint', () => {
  it('R-VPC-156 has doors of its own for buckets, and tells the bucket which endpoint it was', () => {
    const site = new EndpointScenery();
    const { VpcEndpointId, DnsEntries, PrivateDnsEnabled } = site.interface('s3');
    expect(PrivateDnsEnabled).toBe(false);
    site.call('s3:PutBucketPolicy', {
      Bucket: 'vault',
      Policy: JSON.stringify({
        Statement: {
          Effect: 'Allow',
          Principal: '*',
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::vault/*',
          Condition: { StringEquals: { 'aws:SourceVpce': VpcEndpointId } },
        },
      }),
    });
    const [name] = DnsEntries.map(({ DnsName }: { DnsName: string }) => DnsName.replace('*', 'bucket'));
    expect(site.curl(`https://${name}/vault/plan.txt`)).toBe('200');
    expect(site.curl('https://vault.s3.us-east-1.amazonaws.com/plan.txt')).toBe('connect-timeout');
  });

  it('R-VPC-155 private DNS for inbound resolver endpoints only leaves the VPC to the gateway endpoint', () => {
    const site = new EndpointScenery();
    const request = {
      VpcEndpointType: 'Interface',
      VpcId: site.vpcId,
      ServiceName: 'com.amazonaws.us-east-1.s3',
      SubnetIds: [site.subnets.a],
      SecurityGroupIds: [site.groupId],
      PrivateDnsEnabled: true,
    };
    expect(site.error('CreateVpcEndpoint', request)).toBe(
      `InvalidParameter: To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC ${site.vpcId} must have a Gateway endpoint for the service.`,
    );
    site.gateway();
    const { NetworkInterfaceIds, DnsOptions, VpcEndpointId } = site.call(
      'CreateVpcEndpoint',
      request,
    ).VpcEndpoint;
    expect(DnsOptions).toEqual({ DnsRecordIpType: 'ipv4', PrivateDnsOnlyForInboundResolverEndpoint: true });
    const inbound = site.call('route53resolver:CreateResolverEndpoint', {
      CreatorRequestId: 'one',
      Direction: 'INBOUND',
      SecurityGroupIds: [site.groupId],
      IpAddresses: [
        { SubnetId: site.subnets.a, Ip: '10.0.1.53' },
        { SubnetId: site.subnets.b, Ip: '10.0.2.53' },
      ],
    });
    expect(inbound.ResolverEndpoint.Direction).toBe('INBOUND');
    site.sim.advance(200_000);
    const own = addressOf(site, NetworkInterfaceIds[0]);
    const name = 'vault.s3.us-east-1.amazonaws.com';
    expect(site.resolve(name)).not.toContain(own);
    const asked = site.sim.resolve('instance/app', { name: `${name}.`, type: 'A' }, { server: '10.0.1.53' });
    expect(asked.answer.map(({ data }) => data)).toEqual([own]);
    site.call('ModifyVpcEndpoint', {
      VpcEndpointId,
      DnsOptions: { PrivateDnsOnlyForInboundResolverEndpoint: false },
    });
    site.sim.advance(10_000);
    expect(site.resolve(name)).toEqual([own]);
  });
});

describe('what endpoints cost', () => {
  it('R-PRICE-10, R-PRICE-27 counts zones by the hour and what was carried; gateway endpoints are free', () => {
    const site = new EndpointScenery();
    const id = site.gateway();
    const { VpcEndpointId } = site.interface('sts', { SubnetIds: [site.subnets.a, site.subnets.b] });
    site.sim.advance(600_000);
    expect(site.curl('https://sts.us-east-1.amazonaws.com/')).toBe('403');
    site.curl('https://vault.s3.us-east-1.amazonaws.com/plan.txt');
    const running = runningIn(site.sim.state);
    expect(running).toContainEqual({ price: 'interface-endpoint', resource: VpcEndpointId, units: 2 });
    expect(running.some(({ resource }) => resource === id)).toBe(false);
    const counted = Object.keys(countedIn(site.sim.state));
    expect(counted).toContain(`interface-endpoint-data ${VpcEndpointId}`);
    expect(counted.some((key) => key.includes(id))).toBe(false);
    expect(priceOf('interface-endpoint')).toBeDefined();
    expect(priceOf(`interface-endpoint-data ${VpcEndpointId}`.split(' ')[0] ?? '')).toBeDefined();
  });
});

describe('services that endpoints can lead to', () => {
  it('R-VPC-150 lists S3 and DynamoDB with both types, others with interfaces', () => {
    const site = new EndpointScenery();
    const { ServiceNames, ServiceDetails } = site.call('DescribeVpcEndpointServices');
    expect(ServiceNames).toContain('com.amazonaws.us-east-1.sts');
    const gateways = ServiceDetails.filter(({ ServiceType }: { ServiceType: { ServiceType: string }[] }) =>
      ServiceType.some((one) => one.ServiceType === 'Gateway'),
    );
    expect(gateways.map(({ ServiceName }: { ServiceName: string }) => ServiceName)).toEqual([
      'com.amazonaws.us-east-1.s3',
      'com.amazonaws.us-east-1.dynamodb',
    ]);
    const [only] = site.call('DescribeVpcEndpointServices', {
      ServiceNames: ['com.amazonaws.us-east-1.s3'],
      Filters: [{ Name: 'service-type', Values: ['Interface'] }],
    }).ServiceDetails;
    expect(only).toMatchObject({
      Owner: 'amazon',
      PrivateDnsName: 's3.us-east-1.amazonaws.com',
      BaseEndpointDnsNames: ['s3.us-east-1.vpce.amazonaws.com'],
      VpcEndpointPolicySupported: true,
      AcceptanceRequired: false,
    });
    expect(site.error('DescribeVpcEndpointServices', { ServiceNames: ['com.amazonaws.us-east-1.x'] })).toBe(
      "InvalidServiceName: The Vpc Endpoint Service 'com.amazonaws.us-east-1.x' does not exist",
    );
  });
});
