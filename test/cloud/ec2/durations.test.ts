/** How long things take on the simulated clock (R-VPC-14, R-VPC-46, R-VPC-92, R-VPC-119, R-VPC-195). */
import { expect, test } from 'vitest';
import { instanceOf, type Scenery, scenery } from './scenery.ts';

/** What is under way, and how to see that it is over. */
type Start = (h: Scenery) => () => boolean;

const launch = (h: Scenery): string =>
  h.call('RunInstances', {
    ImageId: h.imageId,
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    SubnetId: h.subnetId,
  }).Instances[0].InstanceId;

const newNat = (h: Scenery): string =>
  h.call('CreateNatGateway', { SubnetId: h.subnetId, ConnectivityType: 'private' }).NatGateway.NatGatewayId;

const natIs = (h: Scenery, state: string) => () =>
  h.call('DescribeNatGateways').NatGateways[0].State === state;

const CASES: [string, number, number, Start][] = [
  [
    'a VPC',
    1,
    2,
    (h) => {
      const { VpcId } = h.call('CreateVpc', { CidrBlock: '10.9.0.0/16' }).Vpc;
      return () => h.call('DescribeVpcs', { VpcIds: [VpcId] }).Vpcs[0].State === 'available';
    },
  ],
  [
    'a subnet',
    1,
    2,
    (h) => {
      const { SubnetId } = h.call('CreateSubnet', { VpcId: h.vpcId, CidrBlock: '10.0.9.0/24' }).Subnet;
      return () => h.call('DescribeSubnets', { SubnetIds: [SubnetId] }).Subnets[0].State === 'available';
    },
  ],
  [
    'a NAT gateway',
    60,
    180,
    (h) => {
      newNat(h);
      return natIs(h, 'available');
    },
  ],
  [
    "a NAT gateway's end",
    45,
    90,
    (h) => {
      const NatGatewayId = newNat(h);
      h.advance(200);
      h.call('DeleteNatGateway', { NatGatewayId });
      return natIs(h, 'deleted');
    },
  ],
  [
    'a boot',
    10,
    30,
    (h) => {
      const id = launch(h);
      return () => instanceOf(h, id).State.Name === 'running';
    },
  ],
  [
    'a stop',
    30,
    60,
    (h) => {
      const id = h.launch();
      h.call('StopInstances', { InstanceIds: [id] });
      return () => instanceOf(h, id).State.Name === 'stopped';
    },
  ],
  [
    'a termination',
    30,
    60,
    (h) => {
      const id = h.launch();
      h.call('TerminateInstances', { InstanceIds: [id] });
      return () => instanceOf(h, id).State.Name === 'terminated';
    },
  ],
];

test.each(CASES)('%s takes %i to %i seconds', (_what, least, most, start) => {
  const h = scenery();
  const isOver = start(h);
  h.advance(least - 1);
  expect(isOver()).toBe(false);
  h.advance(most - least + 1);
  expect(isOver()).toBe(true);
});
