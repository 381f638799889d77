/** An estate, two offices with routers in towns of Direct Connect locations, and lines from there to AWS that are ordered, cabled and up. */

import { createSim } from '../../../src/sim/create-sim.ts';
import type { Place } from '../../../src/sim/sim.ts';
import { VTYSH_START, type VtyshMode } from '../../../src/sim/vtysh.ts';
import { Estate, type EstateVpc } from '../ec2/estate.ts';
import type { Output } from '../harness.ts';

const HOUR_MS = 3_600_000;

const site = (city: string, third: number) => ({
  city,
  // `public`: addresses of the customer's own, which the internet knows nothing of.
  networks: { office: `192.168.${third}.0/24`, public: `198.51.${third}.0/24` },
  hosts: {
    [`${city.toLowerCase()}-server`]: {
      network: 'public',
      address: `198.51.${third}.20`,
      serves: ['tcp/443'],
    },
    [`${city.toLowerCase()}-desk`]: {
      network: 'office',
      address: `192.168.${third}.20`,
      serves: ['tcp/443'],
    },
  },
  routers: {
    edge: {
      address: `203.0.113.${third}`,
      networks: { office: `192.168.${third}.1`, public: `198.51.${third}.1` },
    },
  },
});

export const WASHINGTON = 'premises/washington/washington-desk';
export const SERVER = 'premises/washington/washington-server';
export const SEATTLE = 'premises/seattle/seattle-desk';
export const EAST = 'washington/edge';
export const WEST = 'seattle/edge';

export interface VifOptions {
  readonly region?: string;
  readonly vlan?: number;
  readonly asn?: number;
  /** Inside, 169.254.<third>.0/30. */
  readonly third: number;
  readonly target: object;
  readonly more?: object;
}

export class Backbone extends Estate {
  override readonly sim = createSim({
    seed: 'backbone',
    setting: {
      images: { 'ami-web': { serves: ['tcp/80'] } },
      clients: { home: { city: 'Lisbon', address: '85.240.0.7' } },
      defaultVpc: false,
      premises: { washington: site('Washington', 10), seattle: site('Seattle', 20) },
    },
  });

  ask(name: string, input: object, region = 'us-east-1') {
    const [service = '', operation = ''] = name.split(':');
    return this.sim.call({ service, operation, region, input: input as Record<string, unknown> });
  }

  /** `directconnect:CreateConnection`, `colo:OrderCrossConnect`, `iproute:AddVlan`. */
  do(name: string, input: object, region = 'us-east-1'): Output {
    const result = this.ask(name, input, region);
    if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
    return result.output;
  }

  dx(operation: string, input: object = {}, region = 'us-east-1'): Output {
    return this.do(`directconnect:${operation}`, input, region);
  }

  /** A dedicated port of 10 Gbit/s, its letter, its cross-connect, and light on it. */
  line(location = 'EqDC2', router = EAST, region = 'us-east-1', more: object = {}): string {
    const { connectionId } = this.dx(
      'CreateConnection',
      { location, bandwidth: '10Gbps', connectionName: 'line' },
      region,
    );
    const state = () =>
      this.dx('DescribeConnections', { connectionId }, region).connections[0].connectionState;
    while (state() === 'requested') this.sim.advance(HOUR_MS);
    const letter = this.dx('DescribeLoa', { connectionId }, region).loaContent;
    this.do('colo:OrderCrossConnect', { letter, router, ...more });
    while (state() !== 'available') this.sim.advance(HOUR_MS);
    return connectionId;
  }

  gateway(asn = 64512): string {
    return this.dx('CreateDirectConnectGateway', {
      directConnectGatewayName: 'hub',
      amazonSideAsn: asn,
    }).directConnectGateway.directConnectGatewayId;
  }

  /** Attached, and its routes propagated to the VPC's table. */
  virtualGateway(home: EstateVpc): string {
    const { VpnGatewayId } = this.call('CreateVpnGateway', { Type: 'ipsec.1' }, home.region).VpnGateway;
    this.call('AttachVpnGateway', { VpnGatewayId, VpcId: home.id }, home.region);
    this.sim.advance(60_000);
    this.call(
      'EnableVgwRoutePropagation',
      { GatewayId: VpnGatewayId, RouteTableId: home.table },
      home.region,
    );
    return VpnGatewayId;
  }

  associate(directConnectGatewayId: string, gatewayId: string, ...cidrs: string[]): void {
    this.dx('CreateDirectConnectGatewayAssociation', {
      directConnectGatewayId,
      gatewayId,
      ...(cidrs.length > 0 && {
        addAllowedPrefixesToDirectConnectGateway: cidrs.map((cidr) => ({ cidr })),
      }),
    });
    this.sim.advance(HOUR_MS);
  }

  /** A private or transit interface, set up. */
  vif(kind: 'Private' | 'Transit', connectionId: string, options: VifOptions): string {
    const { region = 'us-east-1', vlan = 101, asn = 65001, third, target, more } = options;
    const output = this.dx(
      `Create${kind}VirtualInterface`,
      {
        connectionId,
        [`new${kind}VirtualInterface`]: {
          virtualInterfaceName: `vif-${third}`,
          vlan,
          asn,
          authKey: 'a-shared-secret',
          amazonAddress: `169.254.${third}.1/30`,
          customerAddress: `169.254.${third}.2/30`,
          ...target,
          ...more,
        },
      },
      region,
    );
    this.sim.advance(300_000);
    return (output.virtualInterface ?? output).virtualInterfaceId;
  }

  vifState(virtualInterfaceId: string, region = 'us-east-1'): string {
    return this.dx('DescribeVirtualInterfaces', { virtualInterfaceId }, region).virtualInterfaces[0]
      .virtualInterfaceState;
  }

  /** The VLAN on the router's port, with its end of 169.254.<third>.0/30. */
  vlan(router: string, third: number, { port = 'dx0', id = 101, mtu = 1500 } = {}): void {
    const name = `${port}.${id}`;
    this.do('iproute:AddVlan', { router, name, parent: port, id });
    this.do('iproute:AddAddress', { router, name, address: `169.254.${third}.2/30` });
    this.do('iproute:SetLink', { router, name, mtu, state: 'up' });
  }

  /** Lines in `vtysh`. */
  vtysh(router: string, ...lines: readonly string[]): string {
    let mode: VtyshMode = VTYSH_START;
    const outputs: string[] = [];
    for (const line of lines) {
      const answer = this.sim.vtysh(router, line, mode);
      if (answer.failed) throw new Error(`${line}: ${answer.output}`);
      outputs.push(answer.output);
      mode = answer.mode ?? VTYSH_START;
    }
    return outputs.join('');
  }

  /** A session to AWS's end of 169.254.<third>.0/30, and the office announced. */
  session(
    router: string,
    third: number,
    { asn = 65001, remote = 64512, bfd = true, lines = [] as string[] } = {},
  ): void {
    const neighbor = `neighbor 169.254.${third}.1`;
    const office = router === EAST ? 10 : 20;
    this.vtysh(
      router,
      'configure terminal',
      `router bgp ${asn}`,
      'no bgp ebgp-requires-policy',
      `${neighbor} remote-as ${remote}`,
      `${neighbor} password a-shared-secret`,
      `${neighbor} timers 30 90`,
      ...(bfd ? [`${neighbor} bfd`] : []),
      'address-family ipv4 unicast',
      `network 192.168.${office}.0/24`,
      ...lines,
      'end',
    );
    this.sim.advance(180_000);
  }

  /** Routes of the VPC's table beyond the local one. */
  routes(home: EstateVpc): string[] {
    const [{ Routes }] = this.call(
      'DescribeRouteTables',
      { RouteTableIds: [home.table] },
      home.region,
    ).RouteTables;
    return Routes.slice(1).map(
      (route: { DestinationCidrBlock: string; State: string }) =>
        `${route.DestinationCidrBlock} ${route.State}`,
    );
  }

  /** A VPN by BGP from a router's internet line, with inside addresses 169.254.<third>.0/30 and .4/30, that stands. */
  vpn(target: object, third: number, router = EAST, lines: readonly string[] = []): string {
    const { CustomerGatewayId } = this.call('CreateCustomerGateway', {
      Type: 'ipsec.1',
      IpAddress: router === EAST ? '203.0.113.10' : '203.0.113.20',
      BgpAsn: 65001,
    }).CustomerGateway;
    const { VpnConnectionId } = this.call('CreateVpnConnection', {
      Type: 'ipsec.1',
      CustomerGatewayId,
      ...target,
      Options: { TunnelOptions: [0, 4].map((last) => ({ TunnelInsideCidr: `169.254.${third}.${last}/30` })) },
    }).VpnConnection;
    this.sim.advance(300_000);
    const [{ CustomerGatewayConfiguration: document }] = this.call('DescribeVpnConnections', {
      VpnConnectionIds: [VpnConnectionId],
    }).VpnConnections;
    this.do('ipsec:Apply', { router, document });
    this.vtysh(
      router,
      'configure terminal',
      'router bgp 65001',
      'no bgp ebgp-requires-policy',
      ...[1, 5].map((last) => `neighbor 169.254.${third}.${last} remote-as 64512`),
      'address-family ipv4 unicast',
      'network 192.168.10.0/24',
      ...lines,
      'end',
    );
    this.sim.advance(180_000);
    return VpnConnectionId;
  }

  /** IDs of the nodes that a packet passes on its way there, and those of the answer. */
  path(from: Place, to: Place, port = 80): string {
    return JSON.stringify(this.trace(from, to, port));
  }
}
