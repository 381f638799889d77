/** Connections that are lit already, from a location to a router on premises, for tests of what runs over them. */
import { produce } from 'immer';
import { type ConnectionItem, connection } from '../../../src/cloud/directconnect/connection/connection.ts';
import {
  type CrossConnectItem,
  crossConnect,
} from '../../../src/cloud/directconnect/cross-connect/cross-connect.ts';
import type { Setting, World } from '../../../src/cloud/kernel/world.ts';
import { withLinkSetting } from '../../../src/cloud/premises/link-settings.ts';
import { type Harness, harness, type Output } from '../harness.ts';

export interface LineOptions {
  readonly id?: string;
  readonly region?: string;
  readonly location?: string;
  readonly device?: string;
  readonly router?: string;
  readonly port?: string;
  /** Through a carrier's switches. */
  readonly carried?: boolean;
  /** Of a hosted connection. */
  readonly vlan?: number;
  readonly state?: ConnectionItem['connectionState'];
  readonly jumbo?: boolean;
}

export const ROUTER = 'lisbon/edge';

const SITE = {
  city: 'Lisbon',
  networks: { office: '192.168.10.0/24' },
  hosts: { desk: { network: 'office', address: '192.168.10.20', serves: ['tcp/443'] } },
  routers: {
    edge: { address: '203.0.113.10', networks: { office: '192.168.10.1' } },
    second: { networks: { office: '192.168.10.2' } },
  },
};

export const PREMISES: Partial<Setting> = { premises: { lisbon: SITE } };

export interface Lines extends Harness {
  /** Calls an operation of Direct Connect. */
  dx(operation: string, input?: object): Output;
  refused(operation: string, input?: object): string;
  /** A connection, and the fibre from it to a port of a router. Returns its ID. */
  line(options?: LineOptions): string;
  /** A VLAN on a port, with the router's addresses on it. */
  vlan(id: number, addresses: readonly string[], port?: string, router?: string): void;
  privateVif(connectionId: string, vlan: number, extra?: object): Output;
  gateway(asn?: number): string;
  /** A VPC with a virtual private gateway attached. */
  virtualGateway(cidr?: string, region?: string): { vpc: string; vgw: string };
}

export function lines(seed = 'lines'): Lines {
  const plain = harness({ seed, setting: PREMISES });
  let count = 0;
  const self: Lines = Object.assign(plain, {
    dx: (operation: string, input: object = {}) => plain.call(`directconnect:${operation}`, input),
    refused: (operation: string, input: object = {}) => plain.error(`directconnect:${operation}`, input),
    line(options: LineOptions = {}) {
      const id = options.id ?? `dxcon-line${String(++count).padStart(4, '0')}`;
      plain.world = withLine(plain.world, id, count, options);
      return id;
    },
    vlan(id: number, addresses: readonly string[], port = 'dx0', router = ROUTER) {
      plain.world = withLinkSetting(plain.world, router, `${port}.${id}`, {
        vlan: { parent: port, id },
        addresses,
      });
    },
    privateVif: (connectionId: string, vlan: number, extra: object = {}) =>
      self.dx('CreatePrivateVirtualInterface', {
        connectionId,
        newPrivateVirtualInterface: { virtualInterfaceName: `vif-${vlan}`, vlan, asn: 65001, ...extra },
      }),
    gateway: (amazonSideAsn = 64512) =>
      self.dx('CreateDirectConnectGateway', { directConnectGatewayName: 'dxgw', amazonSideAsn })
        .directConnectGateway.directConnectGatewayId,
    virtualGateway(CidrBlock = '10.0.0.0/16', region = 'us-east-1') {
      const ec2 = plain.at(region);
      const vpc = ec2.call('CreateVpc', { CidrBlock }).Vpc.VpcId;
      const vgw = ec2.call('CreateVpnGateway', { Type: 'ipsec.1' }).VpnGateway.VpnGatewayId;
      ec2.call('AttachVpnGateway', { VpcId: vpc, VpnGatewayId: vgw });
      plain.advance(120);
      return { vpc, vgw };
    },
  });
  return self;
}

function withLine(world: World, id: string, count: number, options: LineOptions): World {
  const {
    region = 'us-east-1',
    location = 'EqDC2',
    device = `${location}-device1`,
    state = 'available',
  } = options;
  const { router = ROUTER, port = 'dx0', carried = false, vlan, jumbo = true } = options;
  const now = world.clock.now;
  const item: ConnectionItem = {
    ownerAccount: world.account,
    connectionId: id,
    connectionName: id,
    connectionState: state,
    region,
    location,
    bandwidth: '1Gbps',
    awsDeviceV2: device,
    awsLogicalDeviceId: `${device}-logical`,
    jumboFrameCapable: jumbo,
    hasLogicalRedundancy: 'no',
    macSecCapable: false,
    tags: [],
    orderedAt: now,
    port: count,
    ...(vlan !== undefined && { vlan }),
  };
  const cable: CrossConnectItem = {
    CrossConnectId: `xc-${id.slice(-8)}`,
    State: 'made',
    connectionId: id,
    location,
    router,
    port,
    by: 'the site',
    carried,
    rolled: false,
    loss: 0,
    orderedAt: now,
    dueAt: now,
  };
  return produce(world, (draft) => {
    draft.regions[region] ??= {};
    const tables = draft.regions[region] as Record<string, Record<string, unknown>>;
    tables[connection.kind] = { ...tables[connection.kind], [id]: item };
    tables[crossConnect.kind] = { ...tables[crossConnect.kind], [cable.CrossConnectId]: cable };
  });
}
