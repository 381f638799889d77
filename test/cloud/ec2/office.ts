/** An estate and sites on premises: `lisbon` with one router, `porto` with two; and VPN connections between. */
import type { PremisesSetting } from '../../../src/cloud/premises/setting.ts';
import { createSim } from '../../../src/sim/create-sim.ts';
import { Estate, type EstateVpc } from './estate.ts';

export const EDGE = 'lisbon/edge';

const site = (city: string, third: number, routers: PremisesSetting['routers']) => ({
  city,
  networks: { office: `192.168.${third}.0/24` },
  hosts: {
    [`${city.toLowerCase()}-desk`]: {
      network: 'office',
      address: `192.168.${third}.20`,
      serves: ['tcp/443'],
    },
  },
  routers,
});

export interface OfficeOptions {
  /** FRR's lines of the router of Lisbon. */
  readonly lisbon?: string;
  readonly porto?: string;
}

export class Office extends Estate {
  override readonly sim;

  constructor({ lisbon = '', porto = '' }: OfficeOptions = {}) {
    super();
    this.sim = createSim({
      seed: 'office',
      setting: {
        images: {
          'ami-web': { serves: ['tcp/80'] },
          'ami-router': { serves: [], forwards: 'route' },
          'ami-firewall': { serves: [], forwards: 'inspect' },
        },
        clients: { home: { city: 'Lisbon', address: '85.240.0.7' } },
        defaultVpc: false,
        premises: {
          lisbon: site('Lisbon', 10, {
            edge: { address: '203.0.113.10', networks: { office: '192.168.10.1' }, configuration: lisbon },
          }),
          porto: site('Porto', 20, {
            edge: { address: '203.0.113.20', networks: { office: '192.168.20.1' }, configuration: porto },
          }),
        },
      },
    });
  }

  /** Attached, and its routes propagated to the VPC's table. */
  gateway(home: EstateVpc): string {
    const { VpnGatewayId } = this.call('CreateVpnGateway', { Type: 'ipsec.1' }).VpnGateway;
    this.call('AttachVpnGateway', { VpnGatewayId, VpcId: home.id });
    this.sim.advance(60_000);
    this.call('EnableVgwRoutePropagation', { GatewayId: VpnGatewayId, RouteTableId: home.table });
    return VpnGatewayId;
  }

  customer(IpAddress = '203.0.113.10', BgpAsn = 65010): string {
    return this.call('CreateCustomerGateway', { Type: 'ipsec.1', IpAddress, BgpAsn }).CustomerGateway
      .CustomerGatewayId;
  }

  /** An available connection; inside, 169.254.<third>.0/30 and .4/30. */
  connect(
    target: object,
    CustomerGatewayId: string,
    third: number,
    isStatic = false,
    more: object = {},
  ): string {
    const { VpnConnectionId } = this.call('CreateVpnConnection', {
      Type: 'ipsec.1',
      CustomerGatewayId,
      ...target,
      Options: {
        StaticRoutesOnly: isStatic,
        TunnelOptions: [0, 4].map((last) => ({ TunnelInsideCidr: `169.254.${third}.${last}/30`, ...more })),
      },
    }).VpnConnection;
    this.sim.advance(300_000);
    return VpnConnectionId;
  }

  connection(id: string) {
    return this.call('DescribeVpnConnections', { VpnConnectionIds: [id] }).VpnConnections[0];
  }

  /** `UP`, or what AWS says of each tunnel. */
  telemetry(id: string): string {
    return this.connection(id)
      .VgwTelemetry.map(
        ({ Status, StatusMessage }: { Status: string; StatusMessage: string }) =>
          `${Status} ${StatusMessage}`,
      )
      .join(', ');
  }

  ipsec(operation: string, input: object, router = EDGE) {
    const result = this.sim.call({ service: 'ipsec', operation, input: { router, ...input } });
    if (!result.ok) throw new Error(result.error.message);
    return result.output;
  }

  /** Both tunnels at the router, and time for them to stand. */
  apply(id: string, router = EDGE): void {
    this.ipsec('Apply', { document: this.connection(id).CustomerGatewayConfiguration }, router);
    this.sim.advance(60_000);
  }

  /** Routes of the VPC's table beyond the local one: `192.168.10.0/24 vgw active`. */
  routes(home: EstateVpc): string[] {
    const [{ Routes }] = this.call('DescribeRouteTables', { RouteTableIds: [home.table] }).RouteTables;
    return Routes.slice(1).map(
      (route: { DestinationCidrBlock: string; GatewayId: string; Origin: string; State: string }) =>
        `${route.DestinationCidrBlock} ${route.GatewayId.slice(0, 3)} ${route.Origin} ${route.State}`,
    );
  }
}
