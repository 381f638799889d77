/**
 * A session in memory, small and predictable, so that screens can be tested without a simulator: a VPC with a public
 * and a private subnet, two tasks, and a console that knows a handful of words.
 */
import { createWorld, type World } from '../../src/cloud/kernel/world.ts';
import { parseAddress } from '../../src/kit/address.ts';
import { NO_PACKETS, type PacketSet, packets } from '../../src/kit/packet-set.ts';
import { range, singleton } from '../../src/kit/ranges.ts';
import type { CheckResult } from '../../src/lab/evaluate.ts';
import type { TranscriptEntry } from '../../src/lab/play.ts';
import type { Session } from '../../src/lab/session.ts';
import type { SessionView, TaskView } from '../../src/lab/session-view.ts';
import type { Packet } from '../../src/net/packet.ts';
import type { Step, Trace } from '../../src/net/trace.ts';
import {
  type Completion,
  type CompletionItem,
  type LineOutput,
  lineOutput,
  type RunOptions,
} from '../../src/shell/console.ts';
import type { ApiRequest, ApiResult, Sim } from '../../src/sim/sim.ts';

const REGION = 'us-east-1';

const named = (Name: string) => [{ Key: 'Name', Value: Name }];

export function fakeWorld(): World {
  const world = createWorld('seed', REGION, { images: {}, clients: {}, defaultVpc: false });
  world.clock.now += 252_000;
  world.regions[REGION] = {
    vpc: {
      'vpc-0a1b2c3d4e5f60718': {
        VpcId: 'vpc-0a1b2c3d4e5f60718',
        CidrBlock: '10.36.0.0/16',
        IsDefault: false,
        State: 'available',
        Tags: named('shop'),
      },
    },
    subnet: {
      'subnet-01aaaaaaaaaaaaaaa': {
        SubnetId: 'subnet-01aaaaaaaaaaaaaaa',
        VpcId: 'vpc-0a1b2c3d4e5f60718',
        CidrBlock: '10.36.0.0/24',
        AvailabilityZone: 'us-east-1a',
        AvailableIpAddressCount: 250,
        Tags: named('front'),
      },
      'subnet-02bbbbbbbbbbbbbbb': {
        SubnetId: 'subnet-02bbbbbbbbbbbbbbb',
        VpcId: 'vpc-0a1b2c3d4e5f60718',
        CidrBlock: '10.36.1.0/24',
        AvailabilityZone: 'us-east-1a',
        AvailableIpAddressCount: 250,
        Tags: named('data'),
      },
    },
    'route-table': {
      'rtb-01aaaaaaaaaaaaaaa': {
        RouteTableId: 'rtb-01aaaaaaaaaaaaaaa',
        VpcId: 'vpc-0a1b2c3d4e5f60718',
        Tags: named('to-internet'),
        Associations: [{ Main: false, SubnetId: 'subnet-01aaaaaaaaaaaaaaa' }],
        Routes: [
          { DestinationCidrBlock: '10.36.0.0/16', GatewayId: 'local', State: 'active' },
          { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-03ccccccccccccccc', State: 'active' },
        ],
      },
      'rtb-02bbbbbbbbbbbbbbb': {
        RouteTableId: 'rtb-02bbbbbbbbbbbbbbb',
        VpcId: 'vpc-0a1b2c3d4e5f60718',
        Tags: [],
        Associations: [{ Main: true }],
        Routes: [
          { DestinationCidrBlock: '10.36.0.0/16', GatewayId: 'local', State: 'active' },
          { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-04ddddddddddddddd', State: 'active' },
        ],
      },
    },
    'internet-gateway': {
      'igw-03ccccccccccccccc': {
        InternetGatewayId: 'igw-03ccccccccccccccc',
        Attachments: [{ VpcId: 'vpc-0a1b2c3d4e5f60718', State: 'available' }],
        Tags: named('door'),
      },
    },
    'nat-gateway': {
      'nat-04ddddddddddddddd': {
        NatGatewayId: 'nat-04ddddddddddddddd',
        SubnetId: 'subnet-01aaaaaaaaaaaaaaa',
        VpcId: 'vpc-0a1b2c3d4e5f60718',
        State: 'available',
        ConnectivityType: 'public',
        NatGatewayAddresses: [{ PrivateIp: '10.36.0.7', PublicIp: '54.9.8.7' }],
        Tags: [],
      },
    },
    instance: {
      'i-05eeeeeeeeeeeeeee': {
        InstanceId: 'i-05eeeeeeeeeeeeeee',
        SubnetId: 'subnet-01aaaaaaaaaaaaaaa',
        State: { Code: 16, Name: 'running' },
        PrivateIpAddress: '10.36.0.10',
        PublicIpAddress: '54.1.2.3',
        Tags: named('web'),
      },
      'i-06fffffffffffffff': {
        InstanceId: 'i-06fffffffffffffff',
        SubnetId: 'subnet-02bbbbbbbbbbbbbbb',
        State: { Code: 80, Name: 'stopped' },
        PrivateIpAddress: '10.36.1.12',
        Tags: named('db'),
      },
    },
  };
  return world;
}

const address = (text: string) => {
  const parsed = parseAddress(text);
  if (!parsed) throw new Error(`no address: ${text}`);
  return parsed;
};

const out: Packet = {
  source: address('203.0.113.7'),
  destination: address('54.1.2.3'),
  protocol: 6,
  sourcePort: 40000,
  destinationPort: 80,
};
const inside: Packet = { ...out, destination: address('10.36.0.10') };

const step = (node: string, label: string, action: Step['action'], text: string, packet: Packet): Step => ({
  node,
  origin: { resource: node, label },
  action,
  text,
  packet,
});

export const BLOCKED: Trace = {
  disposition: 'dropped',
  forward: [
    step('internet', 'internet', 'originated', 'a packet leaves the internet', out),
    step(
      'igw-03ccccccccccccccc',
      'internet gateway igw-03cc… (door)',
      'translated',
      '54.1.2.3 becomes 10.36.0.10',
      inside,
    ),
    step('acl-1', 'network ACL acl-07… (default)', 'permitted', 'inbound rule 100 permits tcp/80', inside),
    step(
      'sg-1',
      'security group sg-08… (web)',
      'denied',
      'no inbound rule permits tcp/80 from 203.0.113.7',
      inside,
    ),
  ],
  back: [],
  blockers: [
    {
      code: 'ENI_SG_RULES_MISMATCH',
      direction: 'forward',
      origin: { resource: 'sg-1', label: 'security group sg-08… (web)', rule: 'inbound rules' },
      text: 'No inbound rule permits tcp/80 from 203.0.113.7; authorize tcp/80 from 0.0.0.0/0.',
      packet: inside,
    },
  ],
};

const open: CheckResult = {
  id: 'open',
  label: 'internet → web tcp/80 delivered',
  proof: 'Packets that were sent',
  passed: true,
  code: 'passed',
  text: 'A packet from internet to web tcp/80 gets through.',
};
const blocked: CheckResult = {
  id: 'open',
  label: 'internet → web tcp/80 delivered',
  proof: 'Packets that were sent',
  passed: false,
  code: 'not-delivered',
  text: 'A packet from internet to web tcp/80 is lost on the way.',
  evidence: BLOCKED,
};
const onlyWeb: CheckResult = {
  id: 'nothing-else',
  label: 'internet → web exactly tcp/80',
  proof: 'Proved for every packet there can be',
  passed: false,
  code: 'also-open',
  text: 'Also open: tcp/22.',
};
const database: CheckResult = {
  id: 'database',
  label: 'web → db tcp/5432 delivered',
  proof: 'Packets that were sent',
  passed: false,
  code: 'not-delivered',
  text: 'db is stopped.',
};

/** How far the fake learner has come: 0 nothing, 1 the first check, 2 the first task, 3 all. */
export function fakeView(stage: number, commands = 0, hints = 0): SessionView {
  const first = [stage >= 1 ? open : blocked, { ...onlyWeb, passed: stage >= 2 }];
  const second = [{ ...database, passed: stage >= 3 }];
  const hintTexts = [
    'Which port does a web server listen on?',
    'Look at `authorize-security-group-ingress`.',
  ];
  const task = (
    id: string,
    title: string,
    text: string,
    checks: readonly CheckResult[],
    shown: number,
  ): TaskView => ({
    id,
    title,
    text,
    checks,
    hintsShown: hintTexts.slice(0, shown),
    hintsLeft: hintTexts.length - shown,
    nextHintCost: 4,
    points: checks.filter((check) => check.passed).length * 10,
    maxPoints: checks.length * 10,
    done: checks.every((check) => check.passed),
  });
  const tasks = [
    task(
      'public',
      'Put a web server on the internet',
      'Launch `web` from **ami-web** so that anyone can open it, on port 80 and on no other.',
      first,
      hints,
    ),
    task('private', 'Give it a database', 'Launch `db` where nobody but `web` reaches it.', second, 0),
  ];
  const current = tasks.findIndex((candidate) => !candidate.done);
  return {
    tasks,
    current: current < 0 ? tasks.length : current,
    points: tasks.reduce((sum, { points }) => sum + points, 0),
    maxPoints: 30,
    solved: current < 0,
    solutionShown: false,
    commands,
  };
}

const WORDS: readonly CompletionItem[] = [
  { value: 'describe-vpcs', description: 'list VPCs' },
  { value: 'describe-subnets', description: 'list subnets' },
  { value: 'describe-route-tables', description: 'list route tables' },
  { value: 'create-vpc', description: 'make a VPC' },
];

/** Completes the last word of a line from `WORDS`. */
export function fakeComplete(line: string, cursor: number): Completion {
  const from = line.lastIndexOf(' ', cursor - 1) + 1;
  const typed = line.slice(from, cursor);
  return { from, to: cursor, items: WORDS.filter((item) => item.value.startsWith(typed)) };
}

/** An open quote or a backslash at the end. */
export function fakeIsIncomplete(text: string): boolean {
  return (text.match(/'/g)?.length ?? 0) % 2 === 1 || text.endsWith('\\');
}

const WEB_ONLY: PacketSet = packets(4, { protocol: singleton(6), destinationPort: range(80, 81) });

const LISTS: Readonly<Record<string, readonly [kind: string, member: string]>> = {
  DescribeVpcs: ['vpc', 'Vpcs'],
  DescribeSubnets: ['subnet', 'Subnets'],
  DescribeRouteTables: ['route-table', 'RouteTables'],
  DescribeInternetGateways: ['internet-gateway', 'InternetGateways'],
  DescribeNatGateways: ['nat-gateway', 'NatGateways'],
};

function fakeDescribe(world: World, operation: string): ApiResult {
  const tables = world.regions[REGION] ?? {};
  const items = (kind: string) => Object.values(tables[kind] ?? {});
  if (operation === 'DescribeInstances')
    return { ok: true, output: { Reservations: [{ Instances: items('instance') }] } };
  const [kind = '', member = 'Nothing'] = LISTS[operation] ?? [];
  return { ok: true, output: { [member]: items(kind) } };
}

export class FakeSession implements Pick<Session, 'run' | 'subscribe' | 'close' | 'transcript' | 'notes'> {
  readonly transcript: TranscriptEntry[] = [];
  readonly notes: readonly string[] = [];
  readonly ran: string[] = [];
  view = fakeView(0);
  isClosed = false;
  private readonly listeners = new Set<() => void>();
  private world = fakeWorld();
  private hints = 0;
  private stage = 0;
  private host = '';

  readonly lab = { slug: 'build-a-vpc', title: 'Build a VPC' };
  readonly variant = {
    brief:
      '# Build a VPC\n\nA shop wants to go online. You have an **empty account** and the afternoon.\n\n- Put its web server on the internet.\n- Keep its database away from it.\n',
  };

  get sim(): Sim {
    return {
      state: this.world,
      fork: () => this.sim,
      call: ({ operation }: ApiRequest) => fakeDescribe(this.world, operation),
      reach: (from: string, to: string) =>
        to === 'instance/i-05eeeeeeeeeeeeeee' && from === 'internet' ? WEB_ONLY : NO_PACKETS,
    } as unknown as Sim;
  }

  get console() {
    const prompt = this.host === '' ? 'learner@netlab:us-east-1 $ ' : `[ec2-user@${this.host}] $ `;
    return { prompt, complete: fakeComplete, isIncomplete: fakeIsIncomplete };
  }

  async run(line: string, { signal }: RunOptions = {}): Promise<LineOutput> {
    const { prompt } = this.console;
    await Promise.resolve();
    this.ran.push(line);
    if (line === 'hang') await new Promise((resolve) => signal?.addEventListener('abort', resolve));
    const output = this.answer(line);
    this.transcript.push({ prompt, line, output });
    this.world = { ...this.world, clock: { ...this.world.clock, now: this.world.clock.now + 1000 } };
    this.view = fakeView(this.stage, this.transcript.length, this.hints);
    for (const listener of this.listeners) listener();
    return output;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }

  private answer(line: string): LineOutput {
    const say = (stdout: string, stderr = '') =>
      lineOutput({ stdout, stderr, exitCode: stderr === '' ? 0 : 254 });
    const [word = '', argument = ''] = line.split(' ');
    if (word === 'stage') this.stage = Number(argument);
    else if (word === 'hint') this.hints++;
    else if (word === 'ssh') this.host = argument;
    else if (word === 'exit') this.host = '';
    else if (word === 'lines')
      return say(Array.from({ length: Number(argument) }, (_, index) => `line ${index + 1}\n`).join(''));
    else if (word === 'color') return say('\x1b[32mgreen\x1b[0m \x1b]0;title\x07\x1b[2Jplain\n');
    else if (word === 'aws')
      return say(
        '',
        '\nAn error occurred (UnauthorizedOperation) when calling the DescribeVpcs operation: no.\n',
      );
    else if (word !== '') return say(`${line}\n`);
    return say('');
  }
}

export function fakeSession(): FakeSession & Session {
  return new FakeSession() as unknown as FakeSession & Session;
}
