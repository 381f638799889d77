import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import type { NeighborConfig } from '../../../../src/bgp/index.ts';
import { directConnectRoutes } from '../../../../src/cloud/directconnect/routing/learnt.ts';
import type { World } from '../../../../src/cloud/kernel/world.ts';
import { withLinkSetting } from '../../../../src/cloud/premises/link-settings.ts';
import { type Lines, lines, ROUTER } from '../lines.ts';
import { type Announcement, converge, customer, vifOf } from './site.ts';

const OFFICE: Announcement = { prefix: '192.168.10.0/24' };

interface Setup {
  readonly account: Lines;
  readonly id: string;
  readonly connectionId: string;
  readonly vgw: string;
  run(announces?: readonly Announcement[], change?: Partial<NeighborConfig>, seconds?: number): void;
  state(): string;
  session(): { state: string; why?: string };
}

/** A private interface right at a virtual private gateway, with its VLAN on premises. */
function setUp(options: { carried?: boolean; vlan?: number; address?: string } = {}): Setup {
  const account = lines();
  const connectionId = account.line({ carried: options.carried ?? false });
  const { vgw } = account.virtualGateway();
  const { virtualInterfaceId: id, customerAddress } = account.privateVif(connectionId, 101, {
    virtualGatewayId: vgw,
  });
  account.vlan(options.vlan ?? 101, [options.address ?? customerAddress]);
  account.advance(300);
  const session = () => account.world.bgp.routers[vgw]?.sessions[customerAddress.split('/')[0]] as never;
  return {
    account,
    id,
    connectionId,
    vgw,
    run(announces = [OFFICE], change = {}, seconds = 120) {
      const router = customer([vifOf(account, id)], [{ vif: id, announces, change }]);
      account.world = converge(account.world, [router], seconds);
    },
    state: () => vifOf(account, id).virtualInterfaceState,
    session,
  };
}

function prefixesAt({ account, vgw }: Setup): readonly string[] {
  return directConnectRoutes(account.world, 'us-east-1', vgw).map(({ prefix }) => prefix);
}

describe('a session over a private virtual interface', () => {
  it('comes up, and brings the interface with it (R-DX-33, R-BGP-2)', () => {
    const setup = setUp();
    expect(setup.state()).toBe('down');
    setup.run();
    expect(setup.session().state).toBe('Established');
    expect(setup.state()).toBe('available');
    expect(vifOf(setup.account, setup.id).bgpPeers).toMatchObject([{ bgpStatus: 'up' }]);
    expect(prefixesAt(setup)).toEqual(['192.168.10.0/24']);
  });

  it('tells the customer of the VPC (R-BGP-10)', () => {
    const setup = setUp();
    setup.run();
    expect(Object.keys(setup.account.world.bgp.routers[ROUTER]?.selected ?? {})).toContain('10.0.0.0/16');
  });

  it('agrees on 90 and 30 seconds, or the customer’s lower ones (R-DX-52, R-BGP-3)', () => {
    const setup = setUp();
    setup.run();
    expect(setup.session()).toMatchObject({ agreement: { holdMs: 90_000, keepaliveMs: 30_000 } });
    const quick = setUp();
    quick.run([OFFICE], { holdSeconds: 9, keepaliveSeconds: 3 });
    expect(quick.session()).toMatchObject({ agreement: { holdMs: 9000, keepaliveMs: 3000 } });
  });

  it.each([
    ['another VLAN (R-DX-46)', setUp({ vlan: 102 }), {}, 'Active'],
    ['another address (R-BGP-5)', setUp({ address: '169.254.250.2/30' }), {}, 'Active'],
    ['another key (R-BGP-5)', setUp(), { password: 'not the same' }, 'Connect'],
    ['another ASN of AWS (R-BGP-5)', setUp(), { remoteAs: 64999 }, 'Idle'],
  ])('does not come up with %s', (_name, setup, change, state) => {
    setup.run([OFFICE], change);
    expect(setup.session().state).toBe(state);
    expect(setup.state()).toBe('down');
    expect(prefixesAt(setup)).toEqual([]);
  });

  it('goes down with the 101st prefix and comes back with fewer (R-DX-50)', () => {
    const setup = setUp();
    const many = (count: number) =>
      Array.from({ length: count }, (_, index): Announcement => ({ prefix: `172.16.${index}.0/24` }));
    setup.run(many(100));
    expect(setup.state()).toBe('available');
    setup.run(many(101));
    expect(setup.state()).toBe('down');
    expect(setup.session().why).toContain('101 ipv4 prefixes, and 100 is the limit');
    setup.run(many(100), {}, 900);
    expect(setup.state()).toBe('available');
  });

  it('is held down by a failover test, which says so to the customer (R-DX-45)', () => {
    const setup = setUp();
    setup.run();
    setup.account.dx('StartBgpFailoverTest', { virtualInterfaceId: setup.id, testDurationInMinutes: 10 });
    setup.run([OFFICE], {}, 1);
    expect([setup.state(), prefixesAt(setup)]).toEqual(['testing', []]);
    expect(setup.session().state).toBe('Idle');
    setup.account.dx('StopBgpFailoverTest', { virtualInterfaceId: setup.id });
    setup.run();
    expect(setup.state()).toBe('available');
  });

  it('ends when the interface of the router goes down', () => {
    const setup = setUp();
    setup.run();
    const { customerAddress } = vifOf(setup.account, setup.id);
    setup.account.world = withLinkSetting(setup.account.world, ROUTER, 'dx0.101', {
      vlan: { parent: 'dx0', id: 101 },
      addresses: [customerAddress],
      isDown: true,
    });
    setup.run([OFFICE], {}, 100);
    expect(setup.state()).toBe('down');
  });
});

/** Milliseconds from the break until the gateway has forgotten the routes. */
function failover(carried: boolean, withBfd: boolean, breakWorld: (world: World) => World): number {
  const setup = setUp({ carried });
  const bfd: Partial<NeighborConfig> = withBfd ? { bfd: { intervalMs: 300, multiplier: 3 } } : {};
  setup.run([OFFICE], bfd);
  expect(prefixesAt(setup)).toEqual(['192.168.10.0/24']);
  const { account, vgw } = setup;
  account.world = breakWorld(account.world);
  const router = customer([vifOf(account, setup.id)], [{ vif: setup.id, announces: [OFFICE], change: bfd }]);
  const broken = account.world.clock.now;
  account.world = converge(account.world, [router], 0);
  for (let step = 0; step <= 1000; step++) {
    if (directConnectRoutes(account.world, 'us-east-1', vgw).length === 0)
      return account.world.clock.now - broken;
    account.world = converge(account.world, [router], 0.1);
  }
  return Number.POSITIVE_INFINITY;
}

describe('failover (R-DX-63, R-BGP-4)', () => {
  const cut = (world: World) => ({ ...world, faults: [...world.faults, 'xc-line0001'] });

  it('takes 0.9 s at most with BFD, behind a carrier', () => {
    expect(failover(true, true, cut)).toBeLessThanOrEqual(1200);
  });

  it('takes up to 90 s without', () => {
    const took = failover(true, false, cut);
    expect(took).toBeGreaterThanOrEqual(60_000);
    expect(took).toBeLessThanOrEqual(90_500);
  });

  it('is immediate where light is lost', () => {
    const dark = (world: World) =>
      produce(world, (draft) => {
        draft.faults.push('xc-line0001');
        const tables = draft.regions['us-east-1'] as Record<
          string,
          Record<string, { connectionState: string }>
        >;
        for (const item of Object.values(tables['dx-connection'] ?? {})) item.connectionState = 'down';
      });
    expect(failover(false, false, dark)).toBeLessThanOrEqual(200);
  });
});
