import { beforeEach, describe, expect, it } from 'vitest';
import { createSim } from '../../../src/sim/create-sim.ts';
import type { FlowSpec, Sim } from '../../../src/sim/sim.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests read whatever an operation answers
type Output = any;

const MINUTE = 60_000;
const ROLE = 'arn:aws:iam::123456789012:role/flow-logs';
const GROUP = '/flow/lab';
const TCP = 6;
const ICMP = 1;
const LISBON = '85.240.0.7';

const SETTING = {
  images: { 'ami-web': { serves: ['tcp/80'] } },
  clients: { lisbon: { city: 'Lisbon', address: LISBON } },
  defaultVpc: false,
};

/** `${srcaddr} ${dstaddr}` from `srcaddr dstaddr`. */
const format = (fields: string) => fields.replace(/\S+/g, (field) => `\${${field}}`);

/** A VPC with an internet gateway, a public subnet, and `web` in it, which anyone may reach on port 80 and ping. */
class Site {
  readonly sim: Sim = createSim({ seed: 'flow', setting: SETTING });
  readonly vpcId: string;
  readonly subnetId: string;
  readonly tableId: string;
  readonly groupId: string;
  readonly interfaceId: string;
  readonly privateIp: string;
  readonly instanceId: string;

  constructor(instanceType = 't3.micro') {
    this.vpcId = this.call('CreateVpc', { CidrBlock: '10.0.0.0/16' }).Vpc.VpcId;
    this.subnetId = this.call('CreateSubnet', {
      VpcId: this.vpcId,
      CidrBlock: '10.0.0.0/24',
    }).Subnet.SubnetId;
    const gatewayId = this.call('CreateInternetGateway').InternetGateway.InternetGatewayId;
    this.call('AttachInternetGateway', { InternetGatewayId: gatewayId, VpcId: this.vpcId });
    this.tableId = this.only('DescribeRouteTables', 'RouteTables', 'vpc-id').RouteTableId;
    this.call('CreateRoute', {
      RouteTableId: this.tableId,
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: gatewayId,
    });
    this.groupId = this.only('DescribeSecurityGroups', 'SecurityGroups', 'vpc-id').GroupId;
    this.permit('tcp', 80, 80);
    this.permit('icmp', -1, -1);
    this.sim.advance(5000);
    this.instanceId = this.launch('web', { InstanceType: instanceType });
    const [found] = this.call('DescribeInstances', { InstanceIds: [this.instanceId] }).Reservations[0]
      .Instances;
    this.interfaceId = found.NetworkInterfaces[0].NetworkInterfaceId;
    this.privateIp = found.PrivateIpAddress;
    this.toFullMinutes(10);
  }

  call(operation: string, input: object = {}, service = 'ec2'): Output {
    const result = this.sim.call({ service, operation, input: input as Record<string, unknown> });
    if (!result.ok) throw new Error(`${operation}: ${result.error.code}: ${result.error.message}`);
    return result.output;
  }

  only(operation: string, list: string, filter: string): Output {
    return this.call(operation, { Filters: [{ Name: filter, Values: [this.vpcId] }] })[list][0];
  }

  launch(name: string, input: object): string {
    const ImageId = this.call('DescribeImages', { Owners: ['self'] }).Images[0].ImageId;
    const { Instances } = this.call('RunInstances', {
      ImageId,
      MinCount: 1,
      MaxCount: 1,
      InstanceType: 't3.micro',
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: name }] }],
      NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: this.subnetId, AssociatePublicIpAddress: true }],
      ...input,
    });
    this.sim.advance(MINUTE);
    return Instances[0].InstanceId;
  }

  permit(IpProtocol: string, FromPort: number, ToPort: number): void {
    const IpPermissions = [{ IpProtocol, FromPort, ToPort, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
    this.call('AuthorizeSecurityGroupIngress', { GroupId: this.groupId, IpPermissions });
  }

  /** Lets time pass to the next full ten minutes. */
  toFullMinutes(minutes: number): void {
    const interval = minutes * MINUTE;
    this.sim.advance(interval - (this.sim.state.clock.now % interval));
  }

  log(input: object = {}): Output {
    return this.call('CreateFlowLogs', {
      ResourceType: 'VPC',
      ResourceIds: [this.vpcId],
      TrafficType: 'ALL',
      LogGroupName: GROUP,
      DeliverLogsPermissionArn: ROLE,
      ...input,
    });
  }

  /** The first network ACL of the VPC denies this. */
  deny(input: object): void {
    const NetworkAclId = this.only('DescribeNetworkAcls', 'NetworkAcls', 'vpc-id').NetworkAclId;
    this.call('CreateNetworkAclEntry', {
      NetworkAclId,
      RuleNumber: 10,
      RuleAction: 'deny',
      CidrBlock: '0.0.0.0/0',
      ...input,
    });
  }

  send(flow: Partial<FlowSpec> = {}): void {
    this.sim.send({ from: 'client/lisbon', to: 'instance/web', protocol: TCP, destinationPort: 80, ...flow });
  }

  ping(): void {
    this.sim.send({ from: 'client/lisbon', to: 'instance/web', protocol: ICMP });
  }

  lines(group = GROUP): string[] {
    return this.call('FilterLogEvents', { logGroupName: group }, 'logs').events.map(
      (event: Output) => event.message,
    );
  }

  seconds(): number {
    return this.sim.state.clock.now / 1000;
  }
}

let site: Site;

beforeEach(() => {
  site = new Site();
});

describe('records', () => {
  it('tell of a served connection in both directions (R-VPC-171)', () => {
    site.log();
    const at = site.seconds();
    site.send();
    site.sim.advance(10 * MINUTE);
    const { interfaceId: eni, privateIp: ip } = site;
    expect(site.lines()).toEqual([
      `2 123456789012 ${eni} ${LISBON} ${ip} 45678 80 6 6 420 ${at} ${at} ACCEPT OK`,
      `2 123456789012 ${eni} ${ip} ${LISBON} 80 45678 6 4 716 ${at} ${at} ACCEPT OK`,
    ]);
  });

  it('tell of a refused connection one packet each way', () => {
    site.permit('tcp', 8080, 8080);
    site.log({ LogFormat: format('dstport packets bytes tcp-flags action') });
    site.send({ destinationPort: 8080 });
    site.sim.advance(10 * MINUTE);
    expect(site.lines()).toEqual(['8080 1 60 2 ACCEPT', '45678 1 40 4 ACCEPT']);
  });

  it('show one REJECT for what a security group denies, tried three times (R-VPC-178)', () => {
    site.log();
    const at = site.seconds();
    site.send({ destinationPort: 22 });
    site.sim.advance(10 * MINUTE);
    expect(site.lines()).toEqual([
      `2 123456789012 ${site.interfaceId} ${LISBON} ${site.privateIp} 45678 22 6 3 180 ${at} ${at + 3} REJECT OK`,
    ]);
  });

  it('show two ACCEPT for a permitted ping, though no outbound rule permits the answer (R-VPC-178)', () => {
    site.call('RevokeSecurityGroupEgress', {
      GroupId: site.groupId,
      IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    });
    site.log({
      LogFormat: format('srcaddr dstaddr srcport dstport protocol packets bytes action'),
    });
    for (let times = 0; times < 4; times++) site.ping();
    site.sim.advance(10 * MINUTE);
    expect(site.lines()).toEqual([
      `${LISBON} ${site.privateIp} 0 0 1 4 336 ACCEPT`,
      `${site.privateIp} ${LISBON} 0 0 1 4 336 ACCEPT`,
    ]);
  });

  it('show ACCEPT in and REJECT out where the network ACL stops the answer (R-VPC-178)', () => {
    site.deny({ Egress: true, Protocol: '1', IcmpTypeCode: { Type: -1, Code: -1 } });
    site.log({ LogFormat: format('srcaddr flow-direction action') });
    site.ping();
    site.sim.advance(10 * MINUTE);
    expect(site.lines()).toEqual([`${LISBON} ingress ACCEPT`, `${site.privateIp} egress REJECT`]);
  });

  it('repeat the SYN-ACK with the SYN where the answer is lost', () => {
    site.deny({ Egress: true, Protocol: '6', PortRange: { From: 0, To: 65_535 } });
    site.log({ LogFormat: format('flow-direction packets tcp-flags action') });
    site.send();
    site.sim.advance(10 * MINUTE);
    expect(site.lines()).toEqual(['ingress 3 2 ACCEPT', 'egress 3 18 REJECT']);
  });

  it('tell all that a custom format asks for, and the version that it takes (R-VPC-174…R-VPC-176)', () => {
    site.log({
      LogFormat: format(
        'version vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region az-id flow-direction traffic-path sublocation-id',
      ),
    });
    site.send();
    site.sim.advance(10 * MINUTE);
    const { vpcId, subnetId, instanceId, privateIp: ip } = site;
    const zone = site.call('DescribeSubnets', { SubnetIds: [subnetId] }).Subnets[0].AvailabilityZoneId;
    expect(site.lines()).toEqual([
      `5 ${vpcId} ${subnetId} ${instanceId} 3 IPv4 ${LISBON} ${ip} us-east-1 ${zone} ingress - -`,
      `5 ${vpcId} ${subnetId} ${instanceId} 19 IPv4 ${ip} ${LISBON} us-east-1 ${zone} egress 8 -`,
    ]);
  });

  it("show the NAT gateway its own address, and the packet's beside it (R-VPC-176)", () => {
    const AllocationId = site.call('AllocateAddress', { Domain: 'vpc' }).AllocationId;
    const created = site.call('CreateNatGateway', { SubnetId: site.subnetId, AllocationId });
    const natId = created.NatGateway.NatGatewayId;
    const hidden = site.call('CreateSubnet', { VpcId: site.vpcId, CidrBlock: '10.0.1.0/24' }).Subnet.SubnetId;
    const table = site.call('CreateRouteTable', { VpcId: site.vpcId }).RouteTable.RouteTableId;
    site.call('AssociateRouteTable', { RouteTableId: table, SubnetId: hidden });
    site.sim.advance(5 * MINUTE);
    site.call('CreateRoute', { RouteTableId: table, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: natId });
    const id = site.launch('db', { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: hidden }] });
    const db = site.call('DescribeInstances', { InstanceIds: [id] }).Reservations[0].Instances[0]
      .PrivateIpAddress;
    const nat = site.call('DescribeNatGateways', { NatGatewayIds: [natId] }).NatGateways[0]
      .NatGatewayAddresses[0];
    site.toFullMinutes(10);
    site.log({
      ResourceType: 'NetworkInterface',
      ResourceIds: [nat.NetworkInterfaceId],
      MaxAggregationInterval: 60,
      LogFormat: format('srcaddr dstaddr pkt-srcaddr pkt-dstaddr instance-id traffic-path'),
    });
    site.send({ from: 'instance/db', to: 'client/lisbon', destinationPort: 443 });
    site.sim.advance(10 * MINUTE);
    expect(site.lines()).toEqual([
      `${db} ${nat.PrivateIp} ${db} ${LISBON} - -`,
      `${nat.PrivateIp} ${LISBON} ${nat.PrivateIp} ${LISBON} - 8`,
      `${LISBON} ${nat.PrivateIp} ${LISBON} ${nat.PrivateIp} - -`,
      `${nat.PrivateIp} ${db} ${LISBON} ${db} - 1`,
    ]);
  });

  it.each([
    ['t3.micro', '52.216.0.1', ['S3 8', '- -']],
    ['t2.micro', '52.216.0.1', ['S3 2', '- -']],
    ['t3.micro', 'instance/other', ['- 1', '- -', '- 1', '- -']],
  ])('name the way out of a %s to %s (R-VPC-175)', (instanceType, to, expected) => {
    site = new Site(instanceType);
    if (to === 'instance/other') site.launch('other', {});
    site.toFullMinutes(10);
    site.log({ LogFormat: format('pkt-dst-aws-service traffic-path') });
    site.send({ from: 'instance/web', to });
    site.sim.advance(20 * MINUTE);
    expect(site.lines().sort()).toEqual([...expected].sort());
  });

  it('leave out what AWS leaves out (R-VPC-177)', () => {
    site.log();
    site.send({ from: 'instance/web', to: '10.0.0.2', protocol: 17, destinationPort: 53 });
    site.send({ from: 'instance/web', to: '169.254.169.254', destinationPort: 80 });
    site.sim.advance(10 * MINUTE);
    expect(site.call('DescribeLogGroups', {}, 'logs')).toEqual({ logGroups: [] });
  });
});

describe('windows', () => {
  const counted = { LogFormat: format('packets start end') };

  it('gather a minute on Nitro, whatever interval was asked for, and arrive five minutes later (R-VPC-173)', () => {
    site.log({ ...counted, TrafficType: 'REJECT', MaxAggregationInterval: 600 });
    const at = site.seconds();
    site.send({ destinationPort: 22 });
    site.sim.advance(30_000);
    site.send({ destinationPort: 22 });
    site.sim.advance(30_000);
    site.send({ destinationPort: 22 });
    site.sim.advance(5 * MINUTE - 1000);
    expect(site.call('DescribeLogGroups', {}, 'logs')).toEqual({ logGroups: [] });
    site.sim.advance(1000);
    expect(site.lines()).toEqual([`6 ${at} ${at + 33}`]);
    site.sim.advance(MINUTE);
    expect(site.lines()).toEqual([`6 ${at} ${at + 33}`, `3 ${at + 60} ${at + 63}`]);
  });

  it('gather ten minutes before Nitro', () => {
    site = new Site('t2.micro');
    site.log({ ...counted, TrafficType: 'REJECT' });
    const at = site.seconds();
    site.send({ destinationPort: 22 });
    site.sim.advance(9 * MINUTE);
    site.send({ destinationPort: 22 });
    site.sim.advance(6 * MINUTE);
    expect(site.lines()).toEqual([`6 ${at} ${at + 543}`]);
  });

  it('stay outside what describe-flow-logs shows', () => {
    site.log();
    const before = site.call('DescribeFlowLogs');
    site.send();
    expect(site.call('DescribeFlowLogs')).toEqual(before);
  });

  it('are lost with their log', () => {
    const [id] = site.log().FlowLogIds;
    site.send();
    site.call('DeleteFlowLogs', { FlowLogIds: [id] });
    site.sim.advance(10 * MINUTE);
    expect(site.call('DescribeLogGroups', {}, 'logs')).toEqual({ logGroups: [] });
  });
});

describe('which log notes what', () => {
  it.each([
    ['VPC', 'ALL', ['ACCEPT', 'ACCEPT', 'REJECT'], 'all'],
    ['Subnet', 'ACCEPT', ['ACCEPT', 'ACCEPT'], 'accept'],
    ['NetworkInterface', 'REJECT', ['REJECT'], 'reject'],
  ])('%s, %s', (type, traffic, actions, suffix) => {
    const id = { VPC: site.vpcId, Subnet: site.subnetId, NetworkInterface: site.interfaceId }[type];
    site.log({ ResourceType: type, ResourceIds: [id], TrafficType: traffic, LogFormat: format('action') });
    site.send();
    site.send({ destinationPort: 22 });
    site.sim.advance(10 * MINUTE);
    expect(site.lines()).toEqual(actions);
    const { logStreams } = site.call('DescribeLogStreams', { logGroupName: GROUP }, 'logs');
    expect(logStreams.map((stream: Output) => stream.logStreamName)).toEqual([
      `${site.interfaceId}-${suffix}`,
    ]);
  });

  it('a destination may be the ARN of a log group', () => {
    const arn = 'arn:aws:logs:us-east-1:123456789012:log-group:by-arn';
    site.log({ LogGroupName: undefined, LogDestination: arn, LogFormat: format('action') });
    site.send({ destinationPort: 22 });
    site.sim.advance(10 * MINUTE);
    expect(site.lines('by-arn')).toEqual(['REJECT']);
  });

  it('without a log a packet leaves the world untouched', () => {
    const before = site.sim.state;
    site.send();
    expect(site.sim.state).toBe(before);
  });

  it('two worlds alike log alike, to the last byte', () => {
    const texts = [site, new Site()].map((one) => {
      one.log();
      one.send();
      one.send({ destinationPort: 22 });
      one.sim.advance(10 * MINUTE);
      return JSON.stringify(one.sim.state);
    });
    expect(texts[0]).toBe(texts[1]);
  });
});
