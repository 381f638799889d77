/** Washington behind Direct Connect, which carries nothing but the GRE of Connect peers: all else comes over those. */
import { Backbone, EAST } from '../directconnect/backbone.ts';
import type { Output } from '../harness.ts';
import type { EstateVpc } from './estate.ts';
import { Hub } from './hub.ts';

export const HUB_BLOCK = '10.99.0.0/24';
/** The router's own address outside. */
export const OUTER = '198.51.10.1';
const DX_ASN = 64_600;

export interface Ground {
  readonly net: Backbone;
  readonly hub: Hub;
  readonly home: EstateVpc;
  readonly line: string;
  readonly vif: string;
  /** The attachment of the Direct Connect gateway. */
  readonly transport: string;
  /** A Connect attachment over it that is available. */
  connect(): string;
  /** A peer of an attachment, available; inside 169.254.<third>.0/29. */
  peer(attachment: string, third: number, more?: object): Output;
  /** The router's end of a tunnel, and its sessions over it. */
  tunnel(peer: Output, third: number, lines?: readonly string[]): void;
  states(peer: Output): string;
  /** What the hub's table says of a prefix. */
  kind(cidr: string): string;
}

export function connectGround({ allowed = HUB_BLOCK } = {}): Ground {
  const net = new Backbone();
  const hub = new Hub(net);
  hub.call('ModifyTransitGateway', {
    TransitGatewayId: hub.id,
    Options: { AddTransitGatewayCidrBlocks: [HUB_BLOCK] },
  });
  net.sim.advance(30_000);
  const home = net.vpc('home', '10.0.0.0/16');
  net.launch('web', home, 'a');
  hub.attach(home);
  hub.route(home, '192.168.0.0/16');
  const gateway = net.gateway(DX_ASN);
  net.associate(gateway, hub.id, allowed);
  const line = net.line();
  const vif = net.vif('Transit', line, { third: 7, target: { directConnectGatewayId: gateway } });
  net.vlan(EAST, 7);
  net.session(EAST, 7, {
    remote: DX_ASN,
    lines: ['network 198.51.10.0/24', 'neighbor 169.254.7.1 prefix-list OUTER out'],
  });
  net.vtysh(EAST, 'configure terminal', 'ip prefix-list OUTER permit 198.51.10.0/24', 'end');
  net.sim.advance(60_000);
  const [{ TransitGatewayAttachmentId: transport }] = hub.call('DescribeTransitGatewayAttachments', {
    Filters: [{ Name: 'resource-type', Values: ['direct-connect-gateway'] }],
  }).TransitGatewayAttachments;
  const described = ({ TransitGatewayConnectPeerId: id }: Output) =>
    hub.call('DescribeTransitGatewayConnectPeers', { TransitGatewayConnectPeerIds: [id] })
      .TransitGatewayConnectPeers[0];
  return {
    net,
    hub,
    home,
    line,
    vif,
    transport,
    connect() {
      const { TransitGatewayConnect } = hub.call('CreateTransitGatewayConnect', {
        TransportTransitGatewayAttachmentId: transport,
        Options: { Protocol: 'gre' },
      });
      net.sim.advance(60_000);
      return TransitGatewayConnect.TransitGatewayAttachmentId;
    },
    peer(TransitGatewayAttachmentId, third, more = {}) {
      const { TransitGatewayConnectPeer } = hub.call('CreateTransitGatewayConnectPeer', {
        TransitGatewayAttachmentId,
        PeerAddress: OUTER,
        InsideCidrBlocks: [`169.254.${third}.0/29`],
        BgpOptions: { PeerAsn: 65_001 },
        ...more,
      });
      net.sim.advance(90_000);
      return described(TransitGatewayConnectPeer);
    },
    tunnel(peer, third, lines = ['network 192.168.10.0/24']) {
      const name = `gre${third}`;
      const { TransitGatewayAddress: remote, PeerAddress: local } = peer.ConnectPeerConfiguration;
      net.do('iproute:AddTunnel', { router: EAST, name, local, remote });
      net.do('iproute:AddAddress', { router: EAST, name, address: `169.254.${third}.1/29` });
      net.do('iproute:SetLink', { router: EAST, name, state: 'up' });
      net.vtysh(
        EAST,
        'configure terminal',
        'router bgp 65001',
        ...[2, 3].flatMap((last) => [
          `neighbor 169.254.${third}.${last} remote-as 64512`,
          `neighbor 169.254.${third}.${last} ebgp-multihop 2`,
        ]),
        'address-family ipv4 unicast',
        ...lines,
        'end',
      );
      net.sim.advance(180_000);
    },
    states: (peer) =>
      described(peer)
        .ConnectPeerConfiguration.BgpConfigurations.map(({ BgpStatus }: Output) => BgpStatus)
        .join(),
    kind(cidr) {
      const { Routes } = hub.call('SearchTransitGatewayRoutes', {
        TransitGatewayRouteTableId: hub.table,
        Filters: [{ Name: 'route-search.exact-match', Values: [cidr] }],
      });
      return Routes.map(({ Type, TransitGatewayAttachments }: Output) =>
        [Type, ...TransitGatewayAttachments.map(({ ResourceType }: Output) => ResourceType)].join(' '),
      ).join('; ');
    },
  };
}
