/** Gateway endpoints: routes, policies, and who gets to S3 by them (facts/vpc.md, section 12). */
import { describe, expect, it } from 'vitest';
import { isEmptyPackets } from '../../../src/kit/packet-set.ts';
import { EndpointScenery } from './endpoint-scenery.ts';

const OBJECT = 'https://vault.s3.us-east-1.amazonaws.com/plan.txt';
const S3_LIST = 'pl-63a5400a';

function policy(...statements: object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

const ALL = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

describe('gateway endpoints', () => {
  it('R-VPC-150, R-VPC-157 are there at once, with a route in the chosen tables that nobody else may touch', () => {
    const site = new EndpointScenery();
    const id = site.gateway();
    expect(site.endpoint(id)).toMatchObject({
      State: 'available',
      VpcEndpointType: 'Gateway',
      RouteTableIds: [site.tableId],
      SubnetIds: [],
      PolicyDocument: JSON.stringify({ Version: '2008-10-17', Statement: [ALL] }),
    });
    const routes = () =>
      site.call('DescribeRouteTables', { RouteTableIds: [site.tableId] }).RouteTables[0].Routes;
    expect(routes()).toContainEqual({
      DestinationPrefixListId: S3_LIST,
      GatewayId: id,
      Origin: 'CreateRoute',
      State: 'active',
    });
    const named = { RouteTableId: site.tableId, DestinationPrefixListId: S3_LIST };
    const refusal = `InvalidParameterValue: cannot modify route with destination prefix list id ${S3_LIST}`;
    expect(site.error('DeleteRoute', named)).toBe(refusal);
    expect(site.error('ReplaceRoute', { ...named, GatewayId: id })).toBe(refusal);
    expect(site.call('DeleteVpcEndpoints', { VpcEndpointIds: [id] })).toEqual({ Unsuccessful: [] });
    expect(routes()).toHaveLength(1);
    expect(site.error('DescribeVpcEndpoints', { VpcEndpointIds: [id] })).toBe(
      `InvalidVpcEndpointId.NotFound: The Vpc Endpoint Id '${id}' does not exist`,
    );
  });

  it('R-VPC-151 do not share a table with another one for the service', () => {
    const site = new EndpointScenery();
    site.gateway();
    expect(
      site.error('CreateVpcEndpoint', {
        VpcId: site.vpcId,
        ServiceName: 'com.amazonaws.us-east-1.s3',
        RouteTableIds: [site.tableId],
      }),
    ).toBe(
      `RouteAlreadyExists: route table ${site.tableId} already has a route with destination-prefix-list-id ${S3_LIST}`,
    );
    expect(() => site.gateway({ ServiceName: 'com.amazonaws.us-east-1.dynamodb' })).not.toThrow();
  });

  it('R-VPC-160 are no target of a route', () => {
    const site = new EndpointScenery();
    const id = site.gateway();
    const route = { RouteTableId: site.tableId, DestinationCidrBlock: '0.0.0.0/0' };
    const message = `RouteNotSupported: Route table contains unsupported route target: ${id}. VPC Endpoints of this type cannot be used as route targets.`;
    expect(site.error('CreateRoute', { ...route, VpcEndpointId: id })).toBe(message);
    expect(site.error('CreateRoute', { ...route, GatewayId: id })).toBe(message);
  });

  it.each([
    [
      { ServiceName: 'com.amazonaws.us-east-1.nothing' },
      "InvalidServiceName: The Vpc Endpoint Service 'com.amazonaws.us-east-1.nothing' does not exist",
    ],
    [
      { ServiceName: 'com.amazonaws.us-east-1.ec2' },
      'InvalidParameter: Endpoint type (Gateway) does not match available service types ([Interface]).',
    ],
    [
      { VpcEndpointType: 'GatewayLoadBalancer' },
      'NotSimulated: netlab does not simulate VPC endpoints of type GatewayLoadBalancer',
    ],
    [
      { PolicyDocument: 'no json' },
      "InvalidPolicyDocument: The policy document is invalid: Policies must be valid JSON and the first byte must be '{'",
    ],
    [
      { SubnetIds: ['subnet-0123456789abcdef0'] },
      'InvalidParameter: SubnetIds is not supported for an endpoint of type Gateway.',
    ],
  ])('R-VPC-150, R-VPC-154 refuse %j', (input, message) => {
    const site = new EndpointScenery();
    const request = { VpcId: site.vpcId, ServiceName: 'com.amazonaws.us-east-1.s3', ...input };
    expect(site.error('CreateVpcEndpoint', request)).toBe(message);
  });

  it('R-VPC-186 keep their VPC', () => {
    const site = new EndpointScenery();
    const vpcId = site.network('10.7.0.0/16');
    const id = site.gateway({ VpcId: vpcId, RouteTableIds: [] });
    expect(site.error('DeleteVpc', { VpcId: vpcId })).toMatch(/^DependencyViolation/);
    site.call('DeleteVpcEndpoints', { VpcEndpointIds: [id] });
    expect(() => site.call('DeleteVpc', { VpcId: vpcId })).not.toThrow();
  });
});

describe('S3 by a gateway endpoint', () => {
  it('R-VPC-150 is reached without a way to the internet, and nothing else is', () => {
    const site = new EndpointScenery();
    expect(site.curl(OBJECT)).toBe('connect-timeout');
    const id = site.gateway();
    site.call('s3:PutBucketPolicy', {
      Bucket: 'vault',
      Policy: policy({
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::vault/*',
        Condition: { StringEquals: { 'aws:sourceVpce': id } },
      }),
    });
    expect(site.curl(OBJECT)).toBe('200');
    expect(site.curl('https://vault.s3.us-west-2.amazonaws.com/plan.txt')).toBe('connect-timeout');
    expect(site.curl('https://example.com/')).toBe('connect-timeout');
    expect(site.curl(OBJECT, 'client/lisbon')).toBe('403');
    const { forward } = site.sim.trace({
      from: 'instance/app',
      to: '52.216.1.1',
      protocol: 6,
      destinationPort: 443,
    });
    expect(forward.at(-1)?.text).toMatch(/^S3 in us-east-1 at 52\.216\.1\.1 receives/);
  });

  it.each([
    ['aws:sourceVpc', (site: EndpointScenery) => site.vpcId, '200'],
    ['aws:sourceVpc', () => 'vpc-0123456789abcdef0', '403'],
    [
      'aws:VpcSourceIp',
      (site: EndpointScenery) => site.call('DescribeInstances').Reservations[0].Instances[0].PrivateIpAddress,
      '200',
    ],
    [
      'aws:SourceIp',
      (site: EndpointScenery) => site.call('DescribeInstances').Reservations[0].Instances[0].PrivateIpAddress,
      '403',
    ],
  ])('R-VPC-153 tells %s', (key, value, status) => {
    const site = new EndpointScenery();
    site.gateway();
    site.call('s3:PutPublicAccessBlock', { Bucket: 'vault', PublicAccessBlockConfiguration: {} });
    const operator = key.endsWith('Ip') ? 'IpAddress' : 'StringEquals';
    site.call('s3:PutBucketPolicy', {
      Bucket: 'vault',
      Policy: policy({
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::vault/*',
        Condition: { [operator]: { [key]: value(site) } },
      }),
    });
    expect(site.curl(OBJECT)).toBe(status);
  });

  it('R-VPC-152 asks the endpoint first: its policy narrows what may be done', async () => {
    const site = new EndpointScenery();
    const id = site.gateway();
    expect((await site.onHost('aws s3 ls s3://vault')).stdout).toContain('plan.txt');
    const only = { ...ALL, Action: 's3:*', Resource: ['arn:aws:s3:::other', 'arn:aws:s3:::other/*'] };
    site.call('ModifyVpcEndpoint', { VpcEndpointId: id, PolicyDocument: policy(only) });
    const refused = await site.onHost('aws s3api get-object --bucket vault --key plan.txt /tmp/plan');
    expect(refused.exitCode).toBe(254);
    expect(refused.stderr).toContain('because no VPC endpoint policy allows the s3:GetObject action');
    expect(site.curl(OBJECT)).toBe('403');
    const { last } = site.sim.state.web;
    expect(last?.legs.at(-1)?.reason).toMatchObject({ code: 'endpoint-policy', resource: id });
    site.call('ModifyVpcEndpoint', { VpcEndpointId: id, ResetPolicy: true });
    expect((await site.onHost('aws s3 ls s3://vault')).exitCode).toBe(0);
  });

  it('R-VPC-153 lets a bucket shut everybody else out, the learner at home among them', async () => {
    const site = new EndpointScenery();
    const id = site.gateway();
    site.call('s3:PutBucketPolicy', {
      Bucket: 'vault',
      Policy: policy({
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::vault/*',
        Condition: { StringNotEquals: { 'aws:sourceVpce': id } },
      }),
    });
    const input = { Bucket: 'vault', Key: 'plan.txt' };
    expect(site.error('s3:GetObject', input)).toContain('with an explicit deny in a resource-based policy');
    expect((await site.onHost('aws s3 cp s3://vault/plan.txt -')).stdout).toContain('the plan');
  });

  it('R-VPC-150 is not for those who come over a peering', () => {
    const site = new EndpointScenery();
    site.gateway();
    const far = site.network('10.9.0.0/16');
    const subnet = site.subnet(far, '10.9.1.0/24', 'us-east-1a');
    site.launch('far', subnet, site.openGroup(far));
    const { VpcPeeringConnectionId } = site.call('CreateVpcPeeringConnection', {
      VpcId: far,
      PeerVpcId: site.vpcId,
    }).VpcPeeringConnection;
    site.sim.advance(5000);
    site.call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId });
    site.sim.advance(10_000);
    const { RouteTableId } = site.call('DescribeRouteTables', {
      Filters: [{ Name: 'vpc-id', Values: [far] }],
    }).RouteTables[0];
    site.call('CreateRoute', { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', VpcPeeringConnectionId });
    expect(site.curl(OBJECT, 'instance/far')).toBe('connect-timeout');
  });

  it('a subnet whose table has no such route stays without a way', () => {
    const site = new EndpointScenery();
    const { RouteTableId } = site.call('CreateRouteTable', { VpcId: site.vpcId }).RouteTable;
    site.call('AssociateRouteTable', { RouteTableId, SubnetId: site.subnets.a });
    const id = site.gateway();
    expect(site.curl(OBJECT)).toBe('connect-timeout');
    site.call('ModifyVpcEndpoint', { VpcEndpointId: id, AddRouteTableIds: [RouteTableId] });
    expect(site.curl(OBJECT)).toBe('403');
    site.call('ModifyVpcEndpoint', { VpcEndpointId: id, RemoveRouteTableIds: [RouteTableId] });
    expect(site.curl(OBJECT)).toBe('connect-timeout');
  });

  it('the internet finds nobody by it', () => {
    const site = new EndpointScenery();
    site.gateway();
    const { blockers } = site.sim.trace({
      from: 'internet',
      to: 'instance/app',
      protocol: 6,
      destinationPort: 80,
    });
    expect(blockers[0]?.code).toBe('NO_INTERNET_GATEWAY');
    expect(isEmptyPackets(site.sim.reach('internet', 'instance/app'))).toBe(true);
  });
});

describe('the aws command on a host', () => {
  it('takes the way of the host: without one, the connection times out', async () => {
    const site = new EndpointScenery();
    const refused = await site.onHost('aws s3 ls s3://vault');
    expect(refused).toMatchObject({
      exitCode: 255,
      stderr: expect.stringContaining(
        'Connect timeout on endpoint URL: "https://vault.s3.us-east-1.amazonaws.com/"',
      ),
    });
    const elsewhere = await site.onHost('aws ec2 describe-vpcs');
    expect(elsewhere.stderr).toContain(
      'Connect timeout on endpoint URL: "https://ec2.us-east-1.amazonaws.com/"',
    );
    expect((await site.onHost('aws s3 ls s3://vault; explain')).stdout).toContain('gets no answer from');
  });
});
