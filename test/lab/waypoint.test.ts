/** `through` of a flow check: a kind, or one of it by its name. */
import { beforeAll, describe, expect, test } from 'vitest';
import { checkSchema, type LabCheck } from '../../src/lab/checks/index.ts';
import { compileLab } from '../../src/lab/compile-lab.ts';
import { type CheckResult, runCheck } from '../../src/lab/evaluate.ts';
import { type Variant, variantOf } from '../../src/lab/lab.ts';
import { Backbone, EAST } from '../cloud/directconnect/backbone.ts';
import { LAB_YAML, labFiles } from './fixture.ts';

let net: Backbone;
let variant: Variant;

beforeAll(() => {
  const compiled = compileLab(labFiles(LAB_YAML));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  variant = variantOf(compiled.lab, '1');
  net = new Backbone();
  const home = net.vpc('home', '10.0.0.0/16');
  net.launch('web', home, 'a');
  const virtualGatewayId = net.virtualGateway(home);
  net.vif('Private', net.line(), { third: 7, target: { virtualGatewayId } });
  net.vlan(EAST, 7);
  net.session(EAST, 7, { lines: ['neighbor 169.254.7.1 weight 100'] });
  const spare = net.vpn({ VpnGatewayId: virtualGatewayId }, 60);
  net.call('CreateTags', { Resources: [spare], Tags: [{ Key: 'Name', Value: 'spare' }] });
});

function look(...through: readonly string[]): Promise<CheckResult> {
  const flow = { from: 'instance/web', to: 'premises/washington/washington-desk', port: 'tcp/443', through };
  const check = { id: 'it', flow, expect: 'delivered' };
  expect(checkSchema.safeParse(check).success).toBe(true);
  return runCheck(check as LabCheck, variant, net.sim.fork());
}

describe('what a packet passes', () => {
  test.each<[readonly string[], string]>([
    [['virtual-interface'], 'passed'],
    [['virtual-interface/vif-7'], 'passed'],
    [['virtual-private-gateway', 'virtual-interface/vif-7'], 'passed'],
    [['virtual-interface/vif-7', 'virtual-private-gateway'], 'wrong-way'],
    [['vpn-connection'], 'wrong-way'],
    [['vpn-connection/spare'], 'wrong-way'],
    [['virtual-interface/vif-8'], 'unknown-place'],
  ])('%j: %s', async (through, code) => {
    expect(await look(...through)).toMatchObject({ passed: code === 'passed', code });
  });

  test('says by name what it missed, and what there is', async () => {
    expect((await look('vpn-connection/spare')).text).toContain('does not pass the VPN connection spare');
    expect((await look('virtual-interface/vif-8')).text).toContain(
      "no 'virtual-interface/vif-8'. Known: vif-7",
    );
  });

  test.each(['transit-gateway/hub', 'router', 'virtual-interface/'])('%s is no waypoint', (one) => {
    const flow = { from: 'instance/web', to: 'internet', port: 'tcp/443', through: [one] };
    expect(checkSchema.safeParse({ id: 'it', flow, expect: 'delivered' }).success).toBe(false);
  });
});
