import { beforeEach, describe, expect, test } from 'vitest';
import { createSim } from '../../../src/sim/create-sim.ts';
import type { Sim } from '../../../src/sim/sim.ts';
import { drawMap } from '../../../src/tui/panes/map/draw.ts';
import { selectMap, shortId } from '../../../src/tui/panes/map/select.ts';
import { reach } from '../../../src/tui/panes/reach/index.ts';
import { drawResources } from '../../../src/tui/panes/resources/draw.ts';
import { selectResources } from '../../../src/tui/panes/resources/select.ts';
import { trace } from '../../../src/tui/panes/trace/index.ts';
import { traceRows } from '../../../src/tui/panes/trace/trace-rows.ts';
import { type Row, rowText, rowWidth } from '../../../src/tui/text/row.ts';
import { BLOCKED, fakeSession } from '../fake-session.ts';

const shown = (rows: readonly Row[]) => rows.map((row) => rowText(row).trimEnd()).join('\n');

describe('the map of a simulated region', () => {
  let sim: Sim;
  const call = (operation: string, input: Record<string, unknown>) => {
    const result = sim.call({ service: 'ec2', operation, input });
    if (!result.ok) throw new Error(`${operation}: ${result.error.message}`);
    return result.output as Record<string, Record<string, string>>;
  };
  const named = (ResourceType: string, Name: string) => [
    { ResourceType, Tags: [{ Key: 'Name', Value: Name }] },
  ];
  let vpc: string | undefined;
  let front: string | undefined;

  beforeEach(() => {
    sim = createSim({
      seed: 'map',
      setting: { defaultVpc: false, images: { 'ami-web': { serves: ['tcp/80'] } } },
    });
    vpc = call('CreateVpc', { CidrBlock: '10.36.0.0/16', TagSpecifications: named('vpc', 'shop') }).Vpc!
      .VpcId;
    front = call('CreateSubnet', {
      VpcId: vpc,
      CidrBlock: '10.36.0.0/24',
      AvailabilityZone: 'us-east-1a',
      TagSpecifications: named('subnet', 'front'),
    }).Subnet!.SubnetId;
    call('CreateSubnet', {
      VpcId: vpc,
      CidrBlock: '10.36.1.0/24',
      AvailabilityZone: 'us-east-1a',
      TagSpecifications: named('subnet', 'data'),
    });
  });

  const openToTheInternet = () => {
    const gateway = call('CreateInternetGateway', { TagSpecifications: named('internet-gateway', 'door') })
      .InternetGateway!.InternetGatewayId;
    call('AttachInternetGateway', { InternetGatewayId: gateway, VpcId: vpc });
    const table = call('CreateRouteTable', { VpcId: vpc, TagSpecifications: named('route-table', 'out') })
      .RouteTable!.RouteTableId;
    call('CreateRoute', { RouteTableId: table, DestinationCidrBlock: '0.0.0.0/0', GatewayId: gateway });
    call('AssociateRouteTable', { RouteTableId: table, SubnetId: front });
  };

  const publicity = () => selectMap(sim).vpcs[0]?.subnets.map(({ name, isPublic }) => [name, isPublic]);

  test('a subnet is public by its route to an internet gateway and by nothing else (R-VPC-41)', () => {
    call('ModifySubnetAttribute', { SubnetId: front, MapPublicIpOnLaunch: { Value: true } });
    expect(publicity()).toEqual([
      ['front', false],
      ['data', false],
    ]);
    openToTheInternet();
    expect(publicity()).toEqual([
      ['front', true],
      ['data', false],
    ]);
  });

  test('stays the same object while nothing in the region changes', () => {
    sim.advance(60_000);
    const before = selectMap(sim).vpcs;
    sim.advance(60_000);
    expect(selectMap(sim).vpcs).toBe(before);
    openToTheInternet();
    expect(selectMap(sim).vpcs).not.toBe(before);
  });

  test('drawn wide and narrow', () => {
    openToTheInternet();
    call('RunInstances', {
      ImageId: 'ami-web',
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
      SubnetId: front,
      PrivateIpAddress: '10.36.0.10',
      TagSpecifications: named('instance', 'web'),
    });
    sim.advance(120_000);
    const main = selectMap(sim).vpcs[0]?.routeTables.find((table) => table.isMain)?.name ?? '';
    const drawn = (width: number) => shown(drawMap(selectMap(sim), width)).replaceAll(main, 'rtb-main…');
    expect(drawn(64)).toMatchInlineSnapshot(`
      "us-east-1                                              internet
      ╭─ shop 10.36.0.0/16 ───────────────────────────────── ◆ door ─╮
      │ ┌─ public 1a front ─────────┐ ┌─ private 1a data ──────────┐ │
      │ │ ● web .10                 │ │                            │ │
      │ │ out                       │ │ rtb-main…                  │ │
      │ └─ 10.36.0.0/24 ────────────┘ └─ 10.36.1.0/24 ─────────────┘ │
      │ rtb-main… (main)  10.36.0.0/16 → local                       │
      │ out  10.36.0.0/16 → local  0.0.0.0/0 → door                  │
      ╰──────────────────────────────────────────────────────────────╯"
    `);
    expect(drawn(40)).toMatchInlineSnapshot(`
      "us-east-1                      internet
      ╭─ shop 10.36.0.0/16 ───────── ◆ door ─╮
      │ ┌─ public 1a front ────────────────┐ │
      │ │ ● web .10                        │ │
      │ │ out                              │ │
      │ └─ 10.36.0.0/24 ───────────────────┘ │
      │ ┌─ private 1a data ────────────────┐ │
      │ │                                  │ │
      │ │ rtb-main…                        │ │
      │ └─ 10.36.1.0/24 ───────────────────┘ │
      │ rtb-main… (main)                     │
      │   10.36.0.0/16 → local               │
      │ out  10.36.0.0/16 → local            │
      │   0.0.0.0/0 → door                   │
      ╰──────────────────────────────────────╯"
    `);
    for (const width of [30, 40, 64, 120]) {
      for (const row of drawMap(selectMap(sim), width)) expect(rowWidth(row)).toBeLessThanOrEqual(width);
    }
  });

  test('an unused default VPC is one line', () => {
    const other = createSim({ seed: 'default' });
    expect(shown(drawMap(selectMap(other), 60))).toContain(
      'default VPC 172.31.0.0/16, 6 subnets, nothing in them',
    );
  });

  test('no VPC is said', () => {
    const empty = createSim({ seed: 'x', setting: { defaultVpc: false } });
    expect(shown(drawMap(selectMap(empty), 60))).toContain('There is no VPC yet.');
  });

  test('resources by kind, as describe-* tells them', () => {
    const text = shown(drawResources(selectResources(sim), 90));
    expect(text).toContain('VPCs 1');
    expect(text).toMatch(/ front {2}subnet-[0-9a-f]{17} {2}10\.36\.0\.0\/24 {2}us-east-1a {2}251/);
    expect(text).toContain('Network ACLs 1');
    expect(text).not.toContain('Instances');
  });
});

describe('a trace', () => {
  test('drawn hop by hop, with what must change', () => {
    expect(shown(traceRows(BLOCKED, 60))).toMatchInlineSnapshot(`
      "✗ dropped: it is lost on the way there
        tcp 203.0.113.7:40000 → 54.1.2.3:80

      What must change
      1. security group sg-08… (web), inbound rules
         No inbound rule permits tcp/80 from 203.0.113.7;
         authorize tcp/80 from 0.0.0.0/0.
         ENI_SG_RULES_MISMATCH

      ↓ There
       ○ a packet leaves the internet
       ○ internet gateway igw-03cc… (door)  54.1.2.3 becomes
       │ 10.36.0.10
       │ tcp 203.0.113.7:40000 → 10.36.0.10:80
       ○ network ACL acl-07… (default)  inbound rule 100 permits
       │ tcp/80
       ✗ security group sg-08… (web)  no inbound rule permits
         tcp/80 from 203.0.113.7"
    `);
  });

  test('a delivered one has nothing to change', () => {
    const text = shown(
      traceRows({ ...BLOCKED, disposition: 'delivered', blockers: [], back: BLOCKED.forward }, 60),
    );
    expect(text).toContain('✓ delivered');
    expect(text).toContain('↑ And back');
    expect(text).not.toContain('must change');
  });
});

test('the evidence of a check of names is the walk to their answer', () => {
  const sim = createSim({
    seed: 'x',
    setting: {
      clients: { lisbon: { city: 'Lisbon', address: '198.51.100.9' } },
      zones: { 'shop.example': { records: ['www 60 A 192.0.2.80'] } },
    },
  });
  const lookup = sim.peek('client/lisbon', { name: 'www.shop.example.', type: 'A' });
  const check = {
    id: 'answer',
    label: 'lisbon: www.shop.example A → 192.0.2.80',
    proof: 'Names that were asked for',
    passed: true,
    code: 'passed',
    text: '',
    lookup,
  } as const;
  const context = {
    snapshot: undefined as never,
    sim,
    width: 62,
    height: 18,
    isSpoken: false,
    choice: 0,
    check,
  };
  const text = shown(trace.rows(context));
  expect(text).toContain('✓ answer  lisbon: www.shop.example A');
  expect(text).toContain('╰✓ 192.0.2.80 TTL 60 s');
  expect(text).not.toContain('no packet was sent');
});

test('reach names what gets through, and says so when nothing does', () => {
  const session = fakeSession();
  const snapshot = { view: session.view, world: session.sim.state, prompt: '', entries: 0 };
  expect(
    shown(
      reach.rows({
        snapshot,
        sim: session.sim,
        width: 60,
        height: 10,
        isSpoken: false,
        choice: 0,
        check: undefined,
      }),
    ),
  ).toMatchInlineSnapshot(`
    "→ web 10.36.0.10
      from internet     tcp/80"
  `);
});

test.each([
  ['without a name', undefined],
  ['of one name', 'web'],
  ['of a name that is no place', 'a/b c'],
  ['of a name of two lines', 'a\nb\tc\r'],
])('reach tells hosts %s apart', (_what, name) => {
  const sim = createSim({ seed: 'reach', setting: { images: { 'ami-web': { serves: ['tcp/80'] } } } });
  const call = (operation: string, input: Record<string, unknown>) => {
    const result = sim.call({ service: 'ec2', operation, input });
    if (!result.ok) throw new Error(`${operation}: ${result.error.message}`);
    return result.output as { Images: [{ ImageId: string }] };
  };
  const [{ ImageId }] = call('DescribeImages', { Owners: ['self'] }).Images;
  const TagSpecifications = [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: name }] }];
  call('RunInstances', {
    ImageId,
    InstanceType: 't3.micro',
    MinCount: 2,
    MaxCount: 2,
    ...(name !== undefined && { TagSpecifications }),
  });
  sim.advance(60_000);
  const { view } = fakeSession();
  const rows = reach.rows({
    snapshot: { view, world: sim.state, prompt: '', entries: 0 },
    ...{ sim, width: 60, height: 10, isSpoken: false, choice: 0, check: undefined },
  });
  expect(shown(rows).match(/from /g)).toHaveLength(4);
  expect(rows.filter((row) => /[\n\r\t]/.test(rowText(row)))).toEqual([]);
});

test('names with line ends stay on their line', () => {
  const items = [{ name: 'a\nb\tc\u001b[2J', id: 'x', fields: [] }];
  const rows = drawResources([{ title: 'Things', headings: ['Name', 'ID'], items }], 40);
  expect(shown(rows)).toContain(' a b c  x');
});

test.each([
  ['vpc-0a1b2c3d4e5f60718', 'vpc-0a1b…'],
  ['local', 'local'],
  ['igw-1', 'igw-1'],
])('%s is short %s', (id, short) => {
  expect(shortId(id)).toBe(short);
});
