/** Public virtual interfaces: what is announced both ways, and which packets pass (R-DX-43, R-DX-57 … R-DX-60, R-BGP-8). */
import { describe, expect, test } from 'vitest';
import { AMAZON_RANGES } from '../../../src/cloud/ec2/amazon/ranges.ts';
import { Backbone, EAST, SERVER, WASHINGTON } from './backbone.ts';

const OURS = '198.51.10.0/24';

/** Set up, with `announced` on the router's side. */
function withPublic({ region = 'us-east-1', announced = [OURS] } = {}) {
  const net = new Backbone();
  const connectionId = net.line('EqDC2', EAST, region);
  const { virtualInterfaceId } = net.dx(
    'CreatePublicVirtualInterface',
    {
      connectionId,
      newPublicVirtualInterface: {
        virtualInterfaceName: 'public',
        vlan: 200,
        asn: 65001,
        authKey: 'a-shared-secret',
        amazonAddress: '198.51.100.1/30',
        customerAddress: '198.51.100.2/30',
        routeFilterPrefixes: [{ cidr: OURS }],
      },
    },
    region,
  );
  net.sim.advance(4 * 86_400_000);
  net.do('iproute:AddVlan', { router: EAST, name: 'dx0.200', parent: 'dx0', id: 200 });
  net.do('iproute:AddAddress', { router: EAST, name: 'dx0.200', address: '198.51.100.2/30' });
  net.vtysh(
    EAST,
    'configure terminal',
    'router bgp 65001',
    'no bgp ebgp-requires-policy',
    'neighbor 198.51.100.1 remote-as 7224',
    'neighbor 198.51.100.1 password a-shared-secret',
    'address-family ipv4 unicast',
    ...announced.map((prefix) => `network ${prefix}`),
    'end',
  );
  net.sim.advance(120_000);
  return { net, vif: virtualInterfaceId as string };
}

describe('what is announced', () => {
  test('R-DX-58, R-BGP-8: Amazon’s prefixes, paths of three, not to be exported, with the place of their region', () => {
    const { net, vif } = withPublic();
    expect(net.vifState(vif)).toBe('available');
    const show = (prefix: string) => net.vtysh(EAST, `show ip bgp ${prefix}`);
    expect(show('3.80.0.0/12')).toMatch(/7224 16509 16509/);
    expect(show('3.80.0.0/12')).toContain('7224:8100');
    expect(show('3.80.0.0/12')).toContain('no-export');
    expect(show('3.16.0.0/14')).toContain('7224:8200');
    const dublin = show(AMAZON_RANGES['eu-west-1']?.ec2[0] ?? '');
    expect(dublin).toContain('no-export');
    expect(dublin).not.toContain('7224:8');
  });

  test('R-DX-43, R-DX-60: of the customer only what was asked for', () => {
    const { net } = withPublic({ announced: [OURS, '192.168.10.0/24'] });
    const received = net.sim.state.bgp.routers['aws-public-us-east-1']?.received['198.51.100.2'] ?? {};
    expect(received[OURS]?.path).toBeDefined();
    expect(received['192.168.10.0/24']?.refused).toContain('denied');
  });
});

describe('packets', () => {
  function withWeb() {
    const pair = withPublic();
    const home = pair.net.vpc('home', '10.0.0.0/16');
    const gateway = pair.net.internetGateway(home);
    pair.net.route(home, '0.0.0.0/0', { GatewayId: gateway });
    pair.net.call('ModifySubnetAttribute', {
      SubnetId: home.subnets.a,
      MapPublicIpOnLaunch: { Value: true },
    });
    const id = pair.net.launch('web', home, 'a');
    const [{ Instances }] = pair.net.call('DescribeInstances', { InstanceIds: [id] }).Reservations;
    return { ...pair, address: Instances[0].PublicIpAddress as string };
  }

  test('R-DX-60: from announced addresses to Amazon’s, by the interface', () => {
    const { net, vif, address } = withWeb();
    expect(net.send(SERVER, address)).toBe('delivered');
    expect(net.path(SERVER, address)).toContain(vif);
  });

  test('R-DX-60: not from addresses that are not announced', () => {
    const { net, address } = withWeb();
    expect(net.send(WASHINGTON, address)).toContain('DX_PUBLIC_SOURCE');
  });

  test('R-DX-60: to nobody but Amazon, whatever the customer routes there', () => {
    const { net } = withWeb();
    net.vtysh(EAST, 'configure terminal', 'ip route 85.240.0.0/16 198.51.100.1', 'end');
    expect(net.send(SERVER, 'client/home')).toContain('DX_PUBLIC_DESTINATION');
  });
});
