/** R-TGW-1: DNS support of transit gateways: public names of attached VPCs mean private addresses to one another. */
import { expect, test } from 'vitest';
import { Estate } from './estate.ts';
import { Hub } from './hub.ts';

function ground() {
  const net = new Estate();
  const [a, b] = [net.vpc('a', '10.1.0.0/16'), net.vpc('b', '10.2.0.0/16')];
  for (const { id } of [a, b])
    net.call('ModifyVpcAttribute', { VpcId: id, EnableDnsHostnames: { Value: true } });
  net.internetGateway(b);
  net.launch('asker', a, 'a');
  const [{ InstanceId }] = net.call('RunInstances', {
    ImageId: 'ami-web',
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    NetworkInterfaces: [
      { DeviceIndex: 0, SubnetId: b.subnets.a, Groups: [b.group], AssociatePublicIpAddress: true },
    ],
  }).Instances;
  net.sim.advance(30_000);
  const { PublicDnsName, PrivateIpAddress, PublicIpAddress } = net.call('DescribeInstances', {
    InstanceIds: [InstanceId],
  }).Reservations[0].Instances[0];
  const hub = new Hub(net);
  const attachment = hub.attach(a);
  const look = () => {
    net.sim.advance(61_000);
    const { answer } = net.sim.resolve('instance/asker', { name: `${PublicDnsName}.`, type: 'A' });
    return answer.map(({ data }) => data);
  };
  return { net, hub, b, attachment, look, inside: [PrivateIpAddress], outside: [PublicIpAddress] };
}

test('R-TGW-1: by default, once both VPCs are attached', () => {
  const { hub, b, look, inside, outside } = ground();
  expect(look()).toEqual(outside);
  hub.attach(b);
  expect(look()).toEqual(inside);
});

test('R-TGW-1: not where an attachment has it off, nor where the gateway has', () => {
  const { net, hub, b, attachment, look, inside, outside } = ground();
  hub.attach(b);
  const setAttachment = (DnsSupport: string) => {
    hub.call('ModifyTransitGatewayVpcAttachment', {
      TransitGatewayAttachmentId: attachment,
      Options: { DnsSupport },
    });
    net.sim.advance(10_000);
  };
  setAttachment('disable');
  expect(look()).toEqual(outside);
  setAttachment('enable');
  expect(look()).toEqual(inside);
  hub.call('ModifyTransitGateway', { TransitGatewayId: hub.id, Options: { DnsSupport: 'disable' } });
  expect(look()).toEqual(outside);
});
