/** Chains of transit gateways in one region: what gets through, what goes in circles, and how large it may be. */
import { beforeEach, describe, expect, test } from 'vitest';
import { isEmptyPackets } from '../../../src/kit/packet-set.ts';
import { Estate, type EstateVpc } from './estate.ts';
import { Hub } from './hub.ts';

let estate: Estate;

beforeEach(() => {
  estate = new Estate();
});

interface Chain {
  readonly hubs: readonly Hub[];
  readonly peerings: readonly string[];
  readonly first: EstateVpc;
  readonly last: EstateVpc;
}

/** A VPC at either end; each gateway peers with the next, with static routes both ways. */
function chain(length: number): Chain {
  const hubs = Array.from({ length }, () => new Hub(estate));
  const first = estate.vpc('first', '10.1.0.0/16');
  const last = estate.vpc('last', '10.2.0.0/16');
  estate.launch('one', first, 'a');
  estate.launch('two', last, 'a');
  const [start, end] = [hubs[0] as Hub, hubs.at(-1) as Hub];
  start.attach(first);
  end.attach(last);
  start.route(first, '10.0.0.0/8');
  end.route(last, '10.0.0.0/8');
  const peerings = hubs.slice(1).map((hub, index) => {
    const before = hubs[index] as Hub;
    const TransitGatewayAttachmentId = before.peer(hub);
    before.static('10.2.0.0/16', { TransitGatewayAttachmentId });
    hub.static('10.1.0.0/16', { TransitGatewayAttachmentId });
    return TransitGatewayAttachmentId;
  });
  return { hubs, peerings, first, last };
}

describe('R-TGW-19: gateways of one region, one after the other', () => {
  test('five of them: packets cross all, and come back', () => {
    const { hubs, peerings } = chain(5);
    const found = estate.trace('instance/one', 'instance/two');
    expect(found.disposition).toBe('delivered');
    const crossed = found.forward.map(({ node }) => node);
    expect(crossed.filter((node) => hubs.some(({ id }) => id === node))).toEqual(hubs.map(({ id }) => id));
    expect(found.back.map(({ node }) => node).filter((node) => peerings.includes(node))).toEqual(
      peerings.toReversed(),
    );
    expect(isEmptyPackets(estate.sim.reach('instance/one', 'instance/two'))).toBe(false);
  });

  test('a peering leads no further than the tables say', () => {
    const { hubs, peerings } = chain(3);
    const [, middle] = hubs as [Hub, Hub, Hub];
    middle.call('DeleteTransitGatewayRoute', {
      TransitGatewayRouteTableId: middle.table,
      DestinationCidrBlock: '10.2.0.0/16',
    });
    expect(estate.send('instance/one', 'instance/two')).toMatch(/^TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT/);
    middle.static('10.2.0.0/16', { TransitGatewayAttachmentId: peerings[1] });
    expect(estate.send('instance/one', 'instance/two')).toBe('delivered');
  });

  test('two that point at each other: a loop, found in bounded time, by both', () => {
    const [left, right] = [new Hub(estate), new Hub(estate)];
    const home = estate.vpc('home', '10.1.0.0/16');
    estate.launch('one', home, 'a');
    left.attach(home);
    left.route(home, '10.0.0.0/8');
    const TransitGatewayAttachmentId = left.peer(right);
    left.static('10.9.0.0/16', { TransitGatewayAttachmentId });
    right.static('10.9.0.0/16', { TransitGatewayAttachmentId });
    const found = estate.trace('instance/one', '10.9.0.1');
    expect(found.blockers.map(({ code }) => code)).toEqual(['ROUTING_LOOP']);
    expect(isEmptyPackets(estate.sim.reach('instance/one', '10.9.0.1'))).toBe(true);
  });

  test('routes and associations are seen from the side of either gateway', () => {
    const { hubs, peerings } = chain(2);
    const [left, right] = hubs as [Hub, Hub];
    for (const [hub, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const { Routes } = hub.call('SearchTransitGatewayRoutes', {
        TransitGatewayRouteTableId: hub.table,
        Filters: [{ Name: 'type', Values: ['static'] }],
      });
      expect(Routes[0].TransitGatewayAttachments).toEqual([
        { ResourceId: other.id, TransitGatewayAttachmentId: peerings[0], ResourceType: 'peering' },
      ]);
    }
    right.pair('DisassociateTransitGatewayRouteTable', peerings[0] as string);
    estate.sim.advance(6000);
    expect(estate.send('instance/one', 'instance/two')).toBe('TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION');
  });
});

describe('R-TGW-6, R-VPC-181: sizes', () => {
  const ping = (size: number) =>
    estate.sim.trace({ from: 'instance/one', to: 'instance/two', protocol: 1, size, dontFragment: true });

  test('8500 octets cross, 8501 are lost without a word', () => {
    chain(2);
    expect(ping(8500)).toMatchObject({ disposition: 'delivered', pathMtu: { forward: 8500, back: 8500 } });
    expect(ping(8501)).toMatchObject({
      disposition: 'dropped',
      tooBig: { by: 'nobody', mtu: 8500, direction: 'forward' },
      blockers: [{ code: 'PACKET_TOO_BIG' }, { code: 'PACKET_TOO_BIG', direction: 'back' }],
    });
  });

  test('TCP is told to send less', () => {
    chain(2);
    const flow = { from: 'instance/one', to: 'instance/two', protocol: 6, destinationPort: 80, size: 9001 };
    const { disposition, forward } = estate.sim.trace(flow);
    expect(disposition).toBe('delivered');
    expect(forward.some(({ text }) => text.includes('8460 octets (MSS)'))).toBe(true);
  });

  test('R-VPC-180: 9001 within a VPC and over a peering in the region, 1500 to the internet', () => {
    const a = estate.vpc('a', '10.1.0.0/16');
    const b = estate.vpc('b', '10.2.0.0/16');
    estate.launch('one', a, 'a');
    estate.launch('two', b, 'a');
    const pcx = estate.peer(a, b);
    estate.route(a, '10.2.0.0/16', { VpcPeeringConnectionId: pcx });
    estate.route(b, '10.1.0.0/16', { VpcPeeringConnectionId: pcx });
    expect(ping(9001)).toMatchObject({ disposition: 'delivered' });
    expect(ping(9002).tooBig).toMatchObject({ by: 'sender', mtu: 9001 });
  });

  test('R-VPC-147: 8500 over a peering between regions', () => {
    const a = estate.vpc('a', '10.1.0.0/16');
    const b = estate.vpc('b', '10.2.0.0/16', { region: 'eu-west-1' });
    estate.launch('one', a, 'a');
    estate.launch('two', b, 'a');
    const pcx = estate.peer(a, b);
    estate.route(a, '10.2.0.0/16', { VpcPeeringConnectionId: pcx });
    estate.route(b, '10.1.0.0/16', { VpcPeeringConnectionId: pcx });
    expect(ping(8501).tooBig).toMatchObject({ by: 'router', mtu: 8500, told: true });
  });
});
