/** What candidates say is in use is what packets take, whatever fails in whichever order (property). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Step } from '../../../src/net/trace.ts';
import { routerCalled, routesTo } from '../../../src/sim/candidates/index.ts';
import type { Sim } from '../../../src/sim/sim.ts';
import { Backbone, EAST, WASHINGTON } from '../../cloud/directconnect/backbone.ts';

const WEB = 'instance/web';

function world() {
  const net = new Backbone();
  const home = net.vpc('home', '10.0.0.0/16');
  net.launch('web', home, 'a');
  const VpnGatewayId = net.virtualGateway(home);
  const line = net.line();
  const vif = net.vif('Private', line, { third: 7, target: { virtualGatewayId: VpnGatewayId } });
  net.vlan(EAST, 7);
  net.session(EAST, 7);
  const customer = { Type: 'ipsec.1', IpAddress: '203.0.113.10', BgpAsn: 65001 };
  const { CustomerGatewayId } = net.call('CreateCustomerGateway', customer).CustomerGateway;
  const { VpnConnectionId: id } = net.call('CreateVpnConnection', {
    Type: 'ipsec.1',
    CustomerGatewayId,
    VpnGatewayId,
    Options: { TunnelOptions: [0, 4].map((last) => ({ TunnelInsideCidr: `169.254.60.${last}/30` })) },
  }).VpnConnection;
  net.sim.advance(300_000);
  const document = net.call('DescribeVpnConnections').VpnConnections[0].CustomerGatewayConfiguration;
  net.do('ipsec:Apply', { router: EAST, document });
  const neighbors = [1, 5].map((last) => `neighbor 169.254.60.${last} remote-as 64512`);
  net.vtysh(EAST, 'configure terminal', 'router bgp 65001', ...neighbors, 'end');
  net.sim.advance(120_000);
  const faults = [line, vif, `${id}/1`, `${id}/2`, `line/${EAST}`];
  return { sim: net.sim, gateway: VpnGatewayId, table: home.table, faults };
}

const start = world();

/** Behind the table of a router, as long as nothing was in the way before. */
function nodeBehind(steps: readonly Step[], resource: string): string | undefined {
  const stop = steps.findIndex(({ action }) => action === 'no-route' || action === 'dropped');
  const clear = stop < 0 ? steps : steps.slice(0, stop);
  const at = clear.findIndex((step) => step.action === 'routed' && step.origin.resource === resource);
  return at < 0 ? undefined : steps[at + 1]?.node;
}

/** Whether there was something to compare. */
function agrees(sim: Sim, at: string, resource: string, from: string, to: string): boolean {
  const { used } = routesTo(sim.state, routerCalled(sim.state, at), to);
  const { forward } = sim.trace({ from, to, protocol: 6, destinationPort: 443 });
  const node = nodeBehind(forward, resource);
  if (node === undefined) return false;
  const names = used.flatMap(({ legs }) => legs.flatMap((leg) => leg.names));
  expect(names, `${at} to ${to}, where the packet goes on to ${node}`).toContain(node);
  return true;
}

test('at a virtual private gateway, a route table and a router on premises', () => {
  const step = fc.record({
    fault: fc.constantFrom(...start.faults),
    heals: fc.boolean(),
    waitMs: fc.constantFrom(0, 1000, 20_000, 200_000),
  });
  let count = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
      const sim = start.sim.fork();
      for (const { fault, heals, waitMs } of steps) {
        if (heals) sim.heal({ target: fault });
        else sim.fault({ target: fault });
        sim.advance(waitMs);
        const compared = [
          agrees(sim, `vpn-gateway/${start.gateway}`, start.gateway, WEB, WASHINGTON),
          agrees(sim, `route-table/${start.table}`, start.table, WEB, WASHINGTON),
          agrees(sim, `premises/${EAST}`, EAST, WASHINGTON, WEB),
        ];
        count += compared.filter(Boolean).length;
      }
    }),
    { numRuns: 15, seed: 35 },
  );
  expect(count).toBeGreaterThan(50);
});
