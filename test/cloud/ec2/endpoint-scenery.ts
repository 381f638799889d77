/**
 * A VPC without any way to the internet: `app` in a private subnet of zone a, another one in zone b, a bucket `vault` with
 * an object, and Lisbon outside.
 */
import type { ZoneSetting } from '../../../src/cloud/kernel/world.ts';
import { createConsole } from '../../../src/shell/console.ts';
import { createSim } from '../../../src/sim/create-sim.ts';
import type { Sim } from '../../../src/sim/sim.ts';
import type { Output } from '../harness.ts';

const OPEN = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

export class EndpointScenery {
  readonly sim: Sim;
  readonly vpcId: string;
  readonly tableId: string;
  readonly subnets: { readonly a: string; readonly b: string };
  readonly groupId: string;
  readonly app: string;

  constructor(zones: Record<string, ZoneSetting> = {}) {
    this.sim = createSim({
      seed: 'endpoints',
      setting: {
        images: { 'ami-app': { serves: ['tcp/22', 'tcp/80'] } },
        clients: { lisbon: { city: 'Lisbon', address: '85.240.0.7' } },
        zones,
        defaultVpc: false,
      },
    });
    this.vpcId = this.network('10.0.0.0/16');
    this.tableId = this.call('DescribeRouteTables', {
      Filters: [{ Name: 'vpc-id', Values: [this.vpcId] }],
    }).RouteTables[0].RouteTableId;
    this.subnets = {
      a: this.subnet(this.vpcId, '10.0.1.0/24', 'us-east-1a'),
      b: this.subnet(this.vpcId, '10.0.2.0/24', 'us-east-1b'),
    };
    this.groupId = this.openGroup(this.vpcId);
    this.app = this.launch('app', this.subnets.a, this.groupId);
    this.call('s3:CreateBucket', { Bucket: 'vault' });
    this.call('s3:PutObject', { Bucket: 'vault', Key: 'plan.txt', Body: 'the plan' });
    this.sim.advance(60_000);
  }

  result(name: string, input: object = {}) {
    const [service, operation] = name.includes(':') ? (name.split(':') as [string, string]) : ['ec2', name];
    return this.sim.call({ service, operation, input: input as Record<string, unknown> });
  }

  call(name: string, input: object = {}): Output {
    const result = this.result(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
    return result.output;
  }

  error(name: string, input: object = {}): string {
    const before = this.sim.state;
    const result = this.result(name, input);
    if (result.ok) throw new Error(`${name} succeeded`);
    if (this.sim.state !== before) throw new Error(`${name} failed and changed the world`);
    return `${result.error.code}: ${result.error.message}`;
  }

  network(CidrBlock: string): string {
    const { VpcId } = this.call('CreateVpc', { CidrBlock }).Vpc;
    this.sim.advance(3000);
    this.call('ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } });
    return VpcId;
  }

  subnet(VpcId: string, CidrBlock: string, AvailabilityZone: string): string {
    return this.call('CreateSubnet', { VpcId, CidrBlock, AvailabilityZone }).Subnet.SubnetId;
  }

  openGroup(VpcId: string): string {
    const { GroupId } = this.call('CreateSecurityGroup', { VpcId, GroupName: 'open', Description: 'open' });
    this.call('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: [OPEN] });
    return GroupId;
  }

  launch(name: string, SubnetId: string, group: string): string {
    const [image] = this.call('DescribeImages', { Owners: ['self'] }).Images;
    const { Instances } = this.call('RunInstances', {
      ImageId: image.ImageId,
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
      SubnetId,
      SecurityGroupIds: [group],
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: name }] }],
    });
    return Instances[0].InstanceId;
  }

  gateway(input: object = {}): string {
    return this.call('CreateVpcEndpoint', {
      VpcId: this.vpcId,
      ServiceName: 'com.amazonaws.us-east-1.s3',
      RouteTableIds: [this.tableId],
      ...input,
    }).VpcEndpoint.VpcEndpointId;
  }

  interface(service: string, input: object = {}): Output {
    const { VpcEndpoint } = this.call('CreateVpcEndpoint', {
      VpcEndpointType: 'Interface',
      VpcId: this.vpcId,
      ServiceName: service.startsWith('com.') ? service : `com.amazonaws.us-east-1.${service}`,
      SubnetIds: [this.subnets.a],
      SecurityGroupIds: [this.groupId],
      ...input,
    });
    this.sim.advance(61_000);
    return VpcEndpoint;
  }

  endpoint(id: string): Output {
    return this.call('DescribeVpcEndpoints', { VpcEndpointIds: [id] }).VpcEndpoints[0];
  }

  /** `curl URL` on a host: status, or how it failed. */
  curl(url: string, from = 'instance/app'): string {
    const { protocol, host, pathname } = new URL(url);
    const { response, failure } = this.sim.fetch(from, {
      method: 'GET',
      scheme: protocol === 'https:' ? 'https' : 'http',
      host,
      path: pathname,
      headers: [],
    });
    return response ? String(response.status) : (failure?.code ?? '');
  }

  resolve(name: string, from = 'instance/app'): readonly string[] {
    const { answer } = this.sim.resolve(from, { name: `${name}.`, type: 'A' });
    return answer.map(({ data }) => data).sort();
  }

  /** A command line of somebody who stands on the host. */
  async onHost(line: string, host = 'app'): Promise<{ stdout: string; stderr: string; exitCode: number }> {
    const console = await createConsole({ sim: this.sim });
    return console.run(`connect ${host} '${line}'`);
  }
}
