/** PrivateLink: a service behind a network load balancer, for VPCs with any addresses (facts/vpc.md, R-VPC-159). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ZoneSetting } from '../../../src/cloud/kernel/world.ts';
import { formatAddress } from '../../../src/kit/address.ts';
import { packetsContain } from '../../../src/kit/packet-set.ts';
import type { Output } from '../harness.ts';
import { EndpointScenery } from './endpoint-scenery.ts';

interface Offer {
  readonly site: EndpointScenery;
  /** The provider's VPC, with the same addresses as the consumer's. */
  readonly vpcId: string;
  readonly balancer: string;
  readonly service: Output;
  readonly server: string;
}

function offer(input: object = {}, zones: Record<string, ZoneSetting> = {}): Offer {
  const site = new EndpointScenery(zones);
  const vpcId = site.network('10.0.0.0/16');
  const subnets = [
    site.subnet(vpcId, '10.0.1.0/24', 'us-east-1a'),
    site.subnet(vpcId, '10.0.2.0/24', 'us-east-1b'),
  ];
  const server = site.launch('server', subnets[0] as string, site.openGroup(vpcId));
  site.sim.advance(60_000);
  const [made] = site.call('elbv2:CreateLoadBalancer', {
    Name: 'inner',
    Type: 'network',
    Scheme: 'internal',
    Subnets: [subnets[0]],
  }).LoadBalancers;
  const [group] = site.call('elbv2:CreateTargetGroup', {
    Name: 'servers',
    Protocol: 'TCP',
    Port: 80,
    VpcId: vpcId,
    TargetType: 'instance',
  }).TargetGroups;
  site.call('elbv2:CreateListener', {
    LoadBalancerArn: made.LoadBalancerArn,
    Protocol: 'TCP',
    Port: 8080,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: group.TargetGroupArn }],
  });
  site.call('elbv2:RegisterTargets', { TargetGroupArn: group.TargetGroupArn, Targets: [{ Id: server }] });
  site.sim.advance(240_000);
  const service = site.call('CreateVpcEndpointServiceConfiguration', {
    NetworkLoadBalancerArns: [made.LoadBalancerArn],
    AcceptanceRequired: false,
    ...input,
  }).ServiceConfiguration;
  return { site, vpcId, balancer: made.LoadBalancerArn, service, server };
}

function flowTo(eni: string, destinationPort: number) {
  return { from: 'instance/app', to: `eni/${eni}`, protocol: 6, destinationPort };
}

function doorOf(site: EndpointScenery, id: string): string {
  return site.endpoint(id).DnsEntries[0].DnsName;
}

describe('endpoint services', () => {
  it('R-VPC-159 stand in the zones of their load balancer', () => {
    const { site, service, balancer } = offer();
    expect(service).toMatchObject({
      ServiceName: `com.amazonaws.vpce.us-east-1.${service.ServiceId}`,
      ServiceState: 'Available',
      ServiceType: [{ ServiceType: 'Interface' }],
      AvailabilityZones: ['us-east-1a'],
      AcceptanceRequired: false,
      NetworkLoadBalancerArns: [balancer],
      BaseEndpointDnsNames: [`${service.ServiceId}.us-east-1.vpce.amazonaws.com`],
    });
    expect(
      site.error('CreateVpcEndpoint', {
        VpcEndpointType: 'Interface',
        VpcId: site.vpcId,
        ServiceName: service.ServiceName,
        SubnetIds: [site.subnets.b],
      }),
    ).toBe(
      `InvalidParameter: The VPC endpoint service ${service.ServiceName} does not support the availability zone of the subnet: ${site.subnets.b}.`,
    );
  });

  it('R-VPC-159, R-ELB-43 lead into a VPC with the same addresses, under the balancer’s address', () => {
    const { site, service, server } = offer();
    const { VpcEndpointId, NetworkInterfaceIds } = site.interface(service.ServiceName);
    const url = `http://${doorOf(site, VpcEndpointId)}:8080/`;
    expect(site.curl(url)).toBe('200');
    const { disposition, forward } = site.sim.trace(flowTo(NetworkInterfaceIds[0], 8080));
    expect(disposition).toBe('delivered');
    const arrived = forward.at(-1);
    expect(arrived?.node).toBe(server);
    const [balancer] = site.call('DescribeNetworkInterfaces', {
      Filters: [{ Name: 'description', Values: ['ELB net/inner/*'] }],
    }).NetworkInterfaces;
    expect(arrived && formatAddress(arrived.packet.source)).toBe(balancer.PrivateIpAddress);
    expect(site.curl(`http://${doorOf(site, VpcEndpointId)}:80/`)).toBe('connect-timeout');
    expect(site.curl(url, 'client/lisbon')).toBe('connect-timeout');
  });

  it('R-VPC-159 reach and trace agree about what goes through', () => {
    const { site, service } = offer();
    const { NetworkInterfaceIds } = site.interface(service.ServiceName);
    site.gateway();
    const reached = site.sim.reach('instance/app', `eni/${NetworkInterfaceIds[0]}`);
    const port = fc.oneof(fc.constantFrom(80, 443, 8080), fc.integer({ min: 1, max: 65_535 }));
    fc.assert(
      fc.property(port, fc.integer({ min: 1024, max: 65_535 }), (destinationPort, sourcePort) => {
        const spec = { ...flowTo(NetworkInterfaceIds[0], destinationPort), sourcePort };
        const { disposition, forward } = site.sim.trace(spec);
        const packet = forward[0]?.packet;
        expect(packet && packetsContain(reached, packet)).toBe(disposition === 'delivered');
      }),
      { numRuns: 60 },
    );
  });

  it('R-VPC-159 go one way only', () => {
    const { site, service } = offer();
    site.interface(service.ServiceName);
    const trace = site.sim.trace({
      from: 'instance/server',
      to: 'instance/app',
      protocol: 6,
      destinationPort: 80,
    });
    expect(trace.disposition).not.toBe('delivered');
  });

  it('R-VPC-157 take whom the owner accepts', () => {
    const { site, service } = offer({ AcceptanceRequired: true });
    const { VpcEndpointId: id, NetworkInterfaceIds, State } = site.interface(service.ServiceName);
    expect(State).toBe('pendingAcceptance');
    expect(NetworkInterfaceIds).toEqual([]);
    const { ServiceId } = service;
    expect(site.call('DescribeVpcEndpointConnections').VpcEndpointConnections).toMatchObject([
      { ServiceId, VpcEndpointId: id, VpcEndpointState: 'pendingAcceptance' },
    ]);
    expect(
      site.call('DeleteVpcEndpointServiceConfigurations', { ServiceIds: [ServiceId] }).Unsuccessful,
    ).toMatchObject([{ ResourceId: ServiceId, Error: { Code: 'ExistingVpcEndpointConnections' } }]);
    const answer = { ServiceId, VpcEndpointIds: [id] };
    expect(site.call('AcceptVpcEndpointConnections', answer)).toEqual({ Unsuccessful: [] });
    site.sim.advance(61_000);
    expect(site.endpoint(id).State).toBe('available');
    expect(site.curl(`http://${doorOf(site, id)}:8080/`)).toBe('200');
    expect(site.call('AcceptVpcEndpointConnections', answer).Unsuccessful).toMatchObject([
      { ResourceId: id, Error: { Code: 'InvalidState' } },
    ]);
    site.call('RejectVpcEndpointConnections', answer);
    expect(site.endpoint(id)).toMatchObject({ State: 'rejected', NetworkInterfaceIds: [] });
    expect(site.call('DeleteVpcEndpointServiceConfigurations', { ServiceIds: [ServiceId] })).toEqual({
      Unsuccessful: [],
    });
  });

  it('R-VPC-157 let requests that nobody answers expire after a week', () => {
    const { site, service } = offer({ AcceptanceRequired: true });
    const { VpcEndpointId } = site.interface(service.ServiceName);
    site.sim.advance(7 * 86_400_000);
    expect(site.endpoint(VpcEndpointId).State).toBe('expired');
  });

  it('R-ELB-12 keep their load balancer', () => {
    const { site, service, balancer } = offer();
    expect(site.error('elbv2:DeleteLoadBalancer', { LoadBalancerArn: balancer })).toMatch(/^ResourceInUse/);
    site.call('DeleteVpcEndpointServiceConfigurations', { ServiceIds: [service.ServiceId] });
    expect(() => site.call('elbv2:DeleteLoadBalancer', { LoadBalancerArn: balancer })).not.toThrow();
  });

  it('tell whom they are for', () => {
    const { site, service } = offer();
    const { ServiceId } = service;
    const root = 'arn:aws:iam::210987654321:root';
    site.call('ModifyVpcEndpointServicePermissions', { ServiceId, AddAllowedPrincipals: [root, '*'] });
    expect(site.call('DescribeVpcEndpointServicePermissions', { ServiceId }).AllowedPrincipals).toMatchObject(
      [
        { Principal: root, PrincipalType: 'Account', ServiceId },
        { Principal: '*', PrincipalType: 'All' },
      ],
    );
    expect(
      site.error('ModifyVpcEndpointServicePermissions', { ServiceId, AddAllowedPrincipals: ['me'] }),
    ).toBe("InvalidPrincipal: Invalid Principal: 'me'");
    site.call('ModifyVpcEndpointServicePermissions', { ServiceId, RemoveAllowedPrincipals: ['*'] });
    expect(site.call('DescribeVpcEndpointServicePermissions', { ServiceId }).AllowedPrincipals).toHaveLength(
      1,
    );
    expect(site.error('CreateVpcEndpointConnectionNotification', {})).toMatch(/^NotSimulated/);
  });

  it('R-VPC-155 a private name wants a proof in the public DNS', () => {
    const PrivateDnsName = 'api.shop.example';
    const asked = { PrivateDnsName };
    const { Name: label, Value: value } = offer(asked).service.PrivateDnsNameConfiguration;
    const endpointTo = ({ site, service }: Offer) => ({
      VpcEndpointType: 'Interface',
      VpcId: site.vpcId,
      ServiceName: service.ServiceName,
      SubnetIds: [site.subnets.a],
      SecurityGroupIds: [site.groupId],
      PrivateDnsEnabled: true,
    });
    const verified = (built: Offer): string => {
      const { site, service } = built;
      site.call('StartVpcEndpointServicePrivateDnsVerification', { ServiceId: service.ServiceId });
      site.sim.advance(61_000);
      const { ServiceConfigurations } = site.call('DescribeVpcEndpointServiceConfigurations');
      return ServiceConfigurations[0].PrivateDnsNameConfiguration.State;
    };
    const without = offer(asked, { 'shop.example': { records: ['www A 198.51.100.7'] } });
    expect(verified(without)).toBe('failed');
    expect(without.site.error('CreateVpcEndpoint', endpointTo(without))).toMatch(
      /has not verified the private DNS name\.$/,
    );
    const proved = offer(asked, { 'shop.example': { records: [`${label}.api TXT "${value}"`] } });
    expect(verified(proved)).toBe('verified');
    const { NetworkInterfaceIds } = proved.site.call('CreateVpcEndpoint', endpointTo(proved)).VpcEndpoint;
    proved.site.sim.advance(61_000);
    const [own] = proved.site.call('DescribeNetworkInterfaces', { NetworkInterfaceIds }).NetworkInterfaces;
    expect(proved.site.resolve(PrivateDnsName)).toEqual([own.PrivateIpAddress]);
    expect(proved.site.curl(`http://${PrivateDnsName}:8080/`)).toBe('200');
  });
});
