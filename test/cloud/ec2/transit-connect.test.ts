/** Connect attachments and peers of transit gateways: what is taken, what is refused, and how they come and go. */
import { describe, expect, test } from 'vitest';
import type { Output } from '../harness.ts';
import { Estate } from './estate.ts';
import { Hub } from './hub.ts';

const BLOCK = '10.99.0.0/24';

function ground() {
  const net = new Estate();
  const hub = new Hub(net);
  const home = net.vpc('home', '10.0.0.0/16');
  const transport = hub.attach(home);
  const addBlock = () => {
    const Options = { AddTransitGatewayCidrBlocks: [BLOCK] };
    hub.call('ModifyTransitGateway', { TransitGatewayId: hub.id, Options });
    net.sim.advance(30_000);
  };
  const connect = (): string => {
    const { TransitGatewayConnect } = hub.call('CreateTransitGatewayConnect', {
      TransportTransitGatewayAttachmentId: transport,
      Options: { Protocol: 'gre' },
    });
    net.sim.advance(60_000);
    return TransitGatewayConnect.TransitGatewayAttachmentId;
  };
  const peerInput = (TransitGatewayAttachmentId: string, more: object = {}) => ({
    TransitGatewayAttachmentId,
    PeerAddress: '10.0.0.50',
    InsideCidrBlocks: ['169.254.60.0/29'],
    ...more,
  });
  const peer = (attachment: string, more: object = {}): Output => {
    const { TransitGatewayConnectPeer } = hub.call(
      'CreateTransitGatewayConnectPeer',
      peerInput(attachment, more),
    );
    net.sim.advance(90_000);
    return TransitGatewayConnectPeer;
  };
  const refusal = (operation: string, input: object): string => {
    const result = net.try(operation, input);
    return result.ok ? '' : `${result.error.code}: ${result.error.message}`;
  };
  const refusedPeer = (attachment: string, more: object) =>
    refusal('CreateTransitGatewayConnectPeer', peerInput(attachment, more));
  const peers = (): Output[] => hub.call('DescribeTransitGatewayConnectPeers').TransitGatewayConnectPeers;
  return { net, hub, transport, addBlock, connect, peer, peers, refusal, refusedPeer };
}

describe('R-TGW-3, R-TGW-24: Connect attachments', () => {
  test('are pending, then available, and join the default tables like others', () => {
    const { net, hub, transport } = ground();
    const { TransitGatewayConnect } = hub.call('CreateTransitGatewayConnect', {
      TransportTransitGatewayAttachmentId: transport,
      Options: { Protocol: 'gre' },
      TagSpecifications: [
        { ResourceType: 'transit-gateway-attachment', Tags: [{ Key: 'Name', Value: 'sd-wan' }] },
      ],
    });
    expect(TransitGatewayConnect).toMatchObject({
      TransportTransitGatewayAttachmentId: transport,
      TransitGatewayId: hub.id,
      State: 'pending',
      Options: { Protocol: 'gre' },
      Tags: [{ Key: 'Name', Value: 'sd-wan' }],
    });
    net.sim.advance(60_000);
    const [shown] = hub.call('DescribeTransitGatewayConnects', {
      Filters: [{ Name: 'transport-transit-gateway-attachment-id', Values: [transport] }],
    }).TransitGatewayConnects;
    expect(shown.State).toBe('available');
    const [attachment] = hub.call('DescribeTransitGatewayAttachments', {
      Filters: [{ Name: 'resource-type', Values: ['connect'] }],
    }).TransitGatewayAttachments;
    expect(attachment).toMatchObject({
      TransitGatewayAttachmentId: shown.TransitGatewayAttachmentId,
      ResourceId: transport,
      Association: { TransitGatewayRouteTableId: hub.table, State: 'associated' },
    });
    const { TransitGatewayRouteTablePropagations } = hub.call('GetTransitGatewayRouteTablePropagations', {
      TransitGatewayRouteTableId: hub.table,
    });
    expect(TransitGatewayRouteTablePropagations).toHaveLength(2);
  });

  test('run over VPCs and Direct Connect gateways, and over nothing else', () => {
    const { refusal, connect } = ground();
    const over = (TransportTransitGatewayAttachmentId: string) =>
      refusal('CreateTransitGatewayConnect', {
        TransportTransitGatewayAttachmentId,
        Options: { Protocol: 'gre' },
      });
    expect(over(connect())).toMatch(/^InvalidRequest: .* is of type connect/);
    expect(over('tgw-attach-0123456789abcdef0')).toMatch(/^InvalidTransitGatewayAttachmentID.NotFound/);
  });

  test('take no static routes', () => {
    const { hub, connect, refusal } = ground();
    const text = refusal('CreateTransitGatewayRoute', {
      TransitGatewayRouteTableId: hub.table,
      DestinationCidrBlock: '192.168.0.0/16',
      TransitGatewayAttachmentId: connect(),
    });
    expect(text).toMatch(/^InvalidRequest: .* is of type connect/);
  });

  test('keep their transport, as their peers keep them', () => {
    const { net, hub, transport, addBlock, connect, peer, peers, refusal } = ground();
    addBlock();
    const attachment = connect();
    const { TransitGatewayConnectPeerId } = peer(attachment);
    const removeTransport = { TransitGatewayAttachmentId: transport };
    const removeConnect = { TransitGatewayAttachmentId: attachment };
    expect(refusal('DeleteTransitGatewayVpcAttachment', removeTransport)).toBe(
      `IncorrectState: ${transport} has non-deleted Transit Gateway Connect Attachments: ${attachment}.`,
    );
    expect(refusal('DeleteTransitGatewayConnect', removeConnect)).toBe(
      `IncorrectState: ${attachment} has non-deleted Transit Gateway Connect Peers: ${TransitGatewayConnectPeerId}.`,
    );
    expect(refusal('DeleteTransitGatewayConnect', removeTransport)).toMatch(/NotFound/);
    const Options = { RemoveTransitGatewayCidrBlocks: [BLOCK] };
    expect(refusal('ModifyTransitGateway', { TransitGatewayId: hub.id, Options })).toMatch(/^IncorrectState/);
    hub.call('DeleteTransitGatewayConnectPeer', { TransitGatewayConnectPeerId });
    expect(peers()[0]?.State).toBe('deleting');
    net.sim.advance(60_000);
    expect(peers()[0]?.State).toBe('deleted');
    expect(refusal('DeleteTransitGatewayConnectPeer', { TransitGatewayConnectPeerId })).toMatch(
      /^InvalidTransitGatewayConnectPeerID.NotFound/,
    );
    hub.call('ModifyTransitGateway', { TransitGatewayId: hub.id, Options });
    hub.call('DeleteTransitGatewayConnect', removeConnect);
    net.sim.advance(60_000);
    hub.call('DeleteTransitGatewayVpcAttachment', removeTransport);
    net.sim.advance(3 * 3_600_000);
    expect(peers()).toEqual([]);
    expect(hub.call('DescribeTransitGatewayConnects').TransitGatewayConnects).toEqual([]);
  });
});

describe('R-TGW-24: Connect peers', () => {
  test('have addresses outside from the gateway, and inside the first three of a /29', () => {
    const { addBlock, connect, peer, peers } = ground();
    addBlock();
    const attachment = connect();
    peer(attachment, { BgpOptions: { PeerAsn: 65_010 } });
    expect(peers()).toMatchObject([
      {
        TransitGatewayAttachmentId: attachment,
        State: 'available',
        ConnectPeerConfiguration: {
          TransitGatewayAddress: '10.99.0.1',
          PeerAddress: '10.0.0.50',
          InsideCidrBlocks: ['169.254.60.0/29'],
          Protocol: 'gre',
          BgpConfigurations: [2, 3].map((last) => ({
            TransitGatewayAsn: 64_512,
            PeerAsn: 65_010,
            TransitGatewayAddress: `169.254.60.${last}`,
            PeerAddress: '169.254.60.1',
            BgpStatus: 'down',
          })),
        },
      },
    ]);
    peer(attachment, { InsideCidrBlocks: ['169.254.60.8/29'] });
    const [, { ConnectPeerConfiguration: second }] = peers() as [Output, Output];
    expect(second.TransitGatewayAddress).toBe('10.99.0.2');
    expect(second.BgpConfigurations[0].PeerAsn).toBe(64_512);
  });

  test('are four at most of one attachment', () => {
    const { addBlock, connect, peer, refusedPeer } = ground();
    addBlock();
    const attachment = connect();
    for (const last of [0, 8, 16, 24]) peer(attachment, { InsideCidrBlocks: [`169.254.60.${last}/29`] });
    expect(refusedPeer(attachment, { InsideCidrBlocks: ['169.254.60.32/29'] })).toMatch(
      /^TransitGatewayConnectPeerLimitExceeded/,
    );
    peer(connect(), { InsideCidrBlocks: ['169.254.60.32/29'] });
  });

  test('need a block of the gateway', () => {
    const { connect, refusedPeer } = ground();
    expect(refusedPeer(connect(), {})).toMatch(/^InvalidRequest: tgw-.* has no IPv4 CIDR block/);
  });

  test.each<[string, RegExp]>([
    ...[0, 1, 2, 3, 4, 5].map((third): [string, RegExp] => [`169.254.${third}.0/29`, /reserved/]),
    ['169.254.169.248/29', /reserved/],
    ['169.254.60.0/30', /\/29 block/],
    ['10.0.0.0/29', /\/29 block/],
    ['169.254.61.0/29', /Another Connect peer/],
    ['fd00::/125', /^NotSimulated/],
  ])('refuse the inside block %s', (block, reason) => {
    const { addBlock, connect, peer, refusedPeer } = ground();
    addBlock();
    const attachment = connect();
    peer(attachment, { InsideCidrBlocks: ['169.254.61.0/29'] });
    expect(refusedPeer(attachment, { InsideCidrBlocks: [block] })).toMatch(reason);
  });

  test.each([
    [{ TransitGatewayAddress: '10.98.0.1' }, /^InvalidParameterValue.*CIDR blocks of the transit gateway/],
    [{ TransitGatewayAddress: '10.99.0.7', InsideCidrBlocks: ['169.254.62.0/29'] }, /Another Connect peer/],
    [{ PeerAddress: 'router' }, /^InvalidParameterValue/],
    [{ BgpOptions: { PeerAsn: 0 } }, /^InvalidParameterValue/],
  ])('refuse %j', (more, reason) => {
    const { addBlock, connect, peer, refusedPeer } = ground();
    addBlock();
    const attachment = connect();
    peer(attachment, { TransitGatewayAddress: '10.99.0.7', InsideCidrBlocks: ['169.254.61.0/29'] });
    expect(refusedPeer(attachment, more)).toMatch(reason);
  });

  test('of appliances that are instances stay down, and say why', () => {
    const { net, hub, addBlock, connect, peer, peers } = ground();
    addBlock();
    peer(connect());
    net.sim.advance(120_000);
    const [{ ConnectPeerConfiguration }] = peers() as [Output];
    expect(ConnectPeerConfiguration.BgpConfigurations.map(({ BgpStatus }: Output) => BgpStatus)).toEqual([
      'down',
      'down',
    ]);
    const transports = net.sim.state.bgp.config.transports.filter(({ ends }) =>
      ends.some(({ router }) => router === hub.id),
    );
    expect(transports.map(({ filtered }) => filtered)).toEqual([
      expect.stringMatching(/no instance here speaks GRE/),
    ]);
  });
});
