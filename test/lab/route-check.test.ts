/** Check kind `route`: which way a prefix goes at a router, what of the way is asked for, and what is told when it isn't so. */
import { beforeAll, describe, expect, test } from 'vitest';
import { checkSchema, type LabCheck } from '../../src/lab/checks/index.ts';
import { compileLab } from '../../src/lab/compile-lab.ts';
import { type CheckResult, runCheck } from '../../src/lab/evaluate.ts';
import { type Variant, variantOf } from '../../src/lab/lab.ts';
import type { Sim } from '../../src/sim/sim.ts';
import { Office } from '../cloud/ec2/office.ts';
import { LAB_YAML, labFiles } from './fixture.ts';

const FRR = `
router bgp 65010
 no bgp ebgp-requires-policy
 neighbor 169.254.60.1 remote-as 64512
 neighbor 169.254.60.5 remote-as 64512
 address-family ipv4 unicast
  network 192.168.10.0/24
  neighbor 169.254.60.5 route-map second out
 exit-address-family
!
route-map second permit 10
 set as-path prepend 65010 65010
`;

let sim: Sim;
let connection: string;
let variant: Variant;

beforeAll(() => {
  const compiled = compileLab(labFiles(LAB_YAML));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  variant = variantOf(compiled.lab, '1');
  const office = new Office({ lisbon: FRR });
  const home = office.vpc('a', '10.1.0.0/16');
  office.launch('web', home, 'a');
  const gateway = office.gateway(home);
  connection = office.connect({ VpnGatewayId: gateway }, office.customer(), 60);
  const tags = (id: string, Value: string) =>
    office.call('CreateTags', { Resources: [id], Tags: [{ Key: 'Name', Value }] });
  tags(gateway, 'hq');
  tags(connection, 'lisbon');
  office.apply(connection);
  office.route(home, '192.168.0.0/16', { GatewayId: gateway });
  sim = office.sim;
});

function look(at: string, to: string, expected: unknown, more: object = {}): Promise<CheckResult> {
  const check = { id: 'it', route: { at, to }, expect: expected, ...more };
  expect(checkSchema.safeParse(check).success).toBe(true);
  return runCheck(check as LabCheck, variant, sim.fork());
}

const OFFICE = '192.168.10.0/24';

describe('what is so', () => {
  test.each<[string, string, unknown]>([
    ['vpn-gateway/hq', OFFICE, { via: 'vpn-connection/lisbon' }],
    ['vpn-gateway/hq', OFFICE, { via: 'vpn-connection/lisbon/1', kind: 'vpn-bgp', as_path: '65010', med: 0 }],
    ['vpn-gateway/hq', 'premises/lisbon/lisbon-desk', { via: '169.254.60.2', prefix: OFFICE }],
    ['vpn-gateway/hq', OFFICE, { via: 'premises/lisbon/edge' }],
    ['vpn-gateway/hq', '10.1.0.0/16', { kind: 'local' }],
    [
      'instance/web',
      'premises/lisbon/lisbon-desk',
      { via: 'vpn-gateway/hq', kind: 'propagated', prefix: OFFICE },
    ],
    ['instance/web', '192.168.77.1', { via: 'vpn-gateway', kind: 'static', prefix: '192.168.0.0/16' }],
    ['instance/web', '10.1.3.4', { via: 'local' }],
    ['instance/web', '8.8.8.8', 'nothing'],
    ['premises/lisbon/edge', 'instance/web', { via: ['vti1', 'vti2'], kind: 'bgp', as_path: '64512' }],
    ['premises/lisbon/edge', 'instance/web', { via: 'vpn-connection/lisbon' }],
    ['premises/lisbon/edge', '8.8.8.8', { via: 'eth0', kind: 'kernel' }],
    ['premises/lisbon/edge', '10.9.9.9', 'nothing'],
    ['premises/porto/edge', 'instance/web', 'nothing'],
  ])('%s to %s: %j', async (at, to, expected) => {
    expect(await look(at, to, expected)).toMatchObject({ passed: true, code: 'passed' });
  });
});

describe('what is not so', () => {
  test.each<[string, string, unknown, string, string]>([
    [
      'vpn-gateway/hq',
      OFFICE,
      { via: 'vpn-connection/lisbon/2' },
      'wrong-way',
      'its AS path is 3 long (65010 65010 65010), and one that is 1 long (65010) wins',
    ],
    [
      'vpn-gateway/hq',
      OFFICE,
      { via: ['vpn-connection/lisbon/1', 'vpn-connection/lisbon/2'] },
      'wrong-way',
      'should go by lisbon/1 and lisbon/2',
    ],
    [
      'vpn-gateway/hq',
      OFFICE,
      { via: 'vpn-connection/lisbon', kind: 'vpn-static' },
      'value-differs',
      'the kind of the route is vpn-bgp, not vpn-static',
    ],
    [
      'vpn-gateway/hq',
      OFFICE,
      { as_path: '' },
      'value-differs',
      'the AS path of the route is 65010, not empty',
    ],
    [
      'vpn-gateway/hq',
      OFFICE,
      { communities: ['7224:7300'] },
      'value-differs',
      'does not carry the community 7224:7300',
    ],
    ['vpn-gateway/hq', OFFICE, 'nothing', 'has-way', 'there should be no way'],
    [
      'vpn-gateway/hq',
      '172.16.0.0/12',
      { via: 'vpn-connection/lisbon' },
      'no-way',
      'the router knows no route to it',
    ],
    [
      'premises/lisbon/edge',
      '10.9.9.9',
      { via: 'eth0' },
      'no-way',
      'the internet carries no private addresses',
    ],
    [
      'vpn-gateway/nowhere',
      OFFICE,
      'nothing',
      'unknown-place',
      "no router 'vpn-gateway/nowhere'. Routers: vpn-gateway/vgw-",
    ],
    [
      'vpn-gateway/hq',
      OFFICE,
      { via: 'virtual-interface/east' },
      'unknown-place',
      "no 'virtual-interface/east'",
    ],
    [
      'vpn-gateway/hq',
      'instance/nobody',
      'nothing',
      'unknown-place',
      "no instance with the Name or ID 'nobody'",
    ],
  ])('%s to %s: %j', async (at, to, expected, code, text) => {
    const result = await look(at, to, expected);
    expect(result).toMatchObject({ passed: false, code });
    expect(result.text).toContain(text);
  });

  test('the evidence is every candidate, with the reason of each that lost', async () => {
    const { routes } = await look('vpn-gateway/hq', OFFICE, { via: 'vpn-connection/lisbon/2' });
    expect(routes?.candidates.map(({ verdict, legs }) => [verdict, legs[0]?.names[0]])).toEqual([
      ['used', `${connection}/1`],
      ['lost', `${connection}/2`],
    ]);
    expect(JSON.parse(JSON.stringify(routes))).toEqual(routes);
  });
});

test('after a fault the way changes once it is noticed', async () => {
  const fail = { fail: `${connection}/1` };
  const other = { via: 'vpn-connection/lisbon/2' };
  expect((await look('vpn-gateway/hq', OFFICE, other, { after: [fail] })).passed).toBe(false);
  expect((await look('vpn-gateway/hq', OFFICE, other, { after: [fail, { wait: '2m' }] })).passed).toBe(true);
});

test.each([
  ['no properties', {}, 'says nothing'],
  ['a property that there isn’t', { over: 'x' }, 'over'],
  ['a kind that there isn’t', { kind: 'magic' }, 'kind'],
])('refuses %s', (_, expected, text) => {
  const { error } = checkSchema.safeParse({ id: 'it', route: { at: 'a', to: 'b' }, expect: expected });
  expect(JSON.stringify(error?.issues)).toContain(text);
});
