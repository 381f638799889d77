/** Each kind of check on a small network: which code it answers with, and which packet is its evidence. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { LabCheck } from '../../src/lab/checks/index.ts';
import { compileLab } from '../../src/lab/compile-lab.ts';
import { type CheckResult, runCheck } from '../../src/lab/evaluate.ts';
import { type Variant, variantOf } from '../../src/lab/lab.ts';
import { openConsole, type Stage, setStage } from '../../src/lab/stage.ts';
import { LAB_YAML, labFiles } from './fixture.ts';

const START = `
vpc=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text)
igw=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id $igw --vpc-id $vpc
subnet=$(aws ec2 create-subnet --vpc-id $vpc --availability-zone us-east-1a --cidr-block 10.0.1.0/24 --query Subnet.SubnetId --output text)
table=$(aws ec2 describe-route-tables --filters Name=vpc-id,Values=$vpc --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 create-route --route-table-id $table --destination-cidr-block 0.0.0.0/0 --gateway-id $igw
group=$(aws ec2 create-security-group --vpc-id $vpc --group-name web --description web --query GroupId --output text)
for port in 22 80 81; do
  aws ec2 authorize-security-group-ingress --group-id $group --protocol tcp --port $port --cidr 0.0.0.0/0
done
id=$(aws ec2 run-instances --image-id ami-web --instance-type t3.micro --subnet-id $subnet --security-group-ids $group \\
  --associate-public-ip-address --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=web}]' \\
  --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids $id
`;

let stage: Stage;
let variant: Variant;
beforeAll(async () => {
  const yaml = `${LAB_YAML}images:\n  ami-web: { serves: [tcp/80] }\nworld:\n  clients:\n    lisbon: { city: Lisbon }\n`;
  const compiled = compileLab(labFiles(yaml, { 'start.sh': START }));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  variant = variantOf(compiled.lab, '1');
  stage = await setStage(variant);
  expect(stage.failures).toEqual([]);
});

/** Runs a check after some commands, on a fork. */
async function look(check: object, commands = ''): Promise<CheckResult> {
  const sim = stage.start.fork();
  if (commands !== '') {
    const { exitCode, stderr } = await (await openConsole(sim, variant)).run(commands);
    if (exitCode !== 0) throw new Error(stderr);
  }
  return runCheck({ id: 'it', ...check } as LabCheck, variant, sim);
}

const GROUP = `group=$(aws ec2 describe-security-groups --filters Name=group-name,Values=web --query 'SecurityGroups[0].GroupId' --output text)`;
const ACL = `acl=$(aws ec2 describe-network-acls --query 'NetworkAcls[0].NetworkAclId' --output text)`;
const revoke = (port: number) =>
  `${GROUP}; aws ec2 revoke-security-group-ingress --group-id $group --protocol tcp --port ${port} --cidr 0.0.0.0/0`;

describe('flow', () => {
  const flow = (port: string, expected: string, more: object = {}) => ({
    flow: { from: 'client/lisbon', to: 'instance/web', port, ...more },
    expect: expected,
  });
  test.each([
    [1500, 'delivered', true],
    [1501, 'delivered', false],
    [1501, 'dropped', true],
  ])('a packet of %i octets: %s? %s', async (size, expected, passed) => {
    const { code, text } = await look(
      flow('icmp', expected, { from: 'instance/web', to: 'client/lisbon', size }),
    );
    expect([code === 'passed', text.includes(`of ${size} octets`)]).toEqual([passed, true]);
  });

  test('answered by another host that has the same address', async () => {
    const launch = (name: string, more: string) =>
      `aws ec2 run-instances --image-id ami-web --instance-type t3.micro --private-ip-address 10.0.1.77 ${more} \\
        --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=${name}}]'`;
    const commands = `${GROUP}
subnet=$(aws ec2 describe-subnets --query 'Subnets[0].SubnetId' --output text)
${launch('twin', '--subnet-id $subnet --security-group-ids $group')}
vpc=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text)
other=$(aws ec2 create-subnet --vpc-id $vpc --cidr-block 10.0.1.0/24 --query Subnet.SubnetId --output text)
${launch('meant', '--subnet-id $other')}
wait 1m`;
    const asked = (to: string) => ({
      flow: { from: 'instance/web', to, port: 'tcp/80' },
      expect: 'delivered',
    });
    expect((await look(asked('instance/meant'), commands)).code).toBe('wrong-way');
    expect((await look(asked('instance/twin'), commands)).code).toBe('passed');
  });

  test.each<[string, object, boolean, string]>([
    ['served', flow('tcp/80', 'delivered'), true, 'passed'],
    ['nobody listens', flow('tcp/81', 'refused'), true, 'passed'],
    ['nobody listens, and it matters', flow('tcp/81', 'delivered'), false, 'not-delivered'],
    ['no rule', flow('tcp/443', 'dropped'), true, 'passed'],
    ['no rule, and it matters', flow('tcp/443', 'delivered'), false, 'not-delivered'],
    ['open, and it must not be', flow('tcp/80', 'dropped'), false, 'not-dropped'],
    ['no rule, so that it does not come in', flow('tcp/443', 'stopped'), true, 'passed'],
    ['nobody listens, but it comes in', flow('tcp/81', 'stopped'), false, 'not-stopped'],
    ['the right way', flow('tcp/80', 'delivered', { through: ['internet-gateway'] }), true, 'passed'],
    ['another way', flow('tcp/80', 'delivered', { through: ['nat-gateway'] }), false, 'wrong-way'],
  ])('%s', async (_, check, passed, code) => {
    const result = await look(check);
    expect(result).toMatchObject({ passed, code });
    expect(result.evidence?.forward.length).toBeGreaterThan(0);
  });

  test('a place that is not there yet is a failed check with a friendly text', async () => {
    const result = await look({
      flow: { from: 'internet', to: 'instance/db', port: 'tcp/80' },
      expect: 'delivered',
    });
    expect(result).toMatchObject({
      passed: false,
      code: 'unknown-place',
      text: expect.stringContaining("'db'"),
    });
  });

  test('a lost answer counts as dropped', async () => {
    const deny = `${ACL}; aws ec2 create-network-acl-entry --network-acl-id $acl --egress --rule-number 1 --protocol=-1 --cidr-block 0.0.0.0/0 --rule-action deny`;
    expect(await look(flow('tcp/80', 'dropped'), deny)).toMatchObject({
      code: 'passed',
      actual: 'reply-dropped',
    });
    expect(await look(flow('tcp/80', 'stopped'), deny)).toMatchObject({
      code: 'not-stopped',
      actual: 'reply-dropped',
    });
    expect((await look(flow('tcp/80', 'delivered'), deny)).evidence?.blockers[0]).toMatchObject({
      direction: 'back',
    });
  });
});

describe('reach', () => {
  const reach = (expected: 'nothing' | string[], from = 'internet') => ({
    reach: { from, to: 'instance/web' },
    expect: expected,
  });
  test.each<[string, object, string, boolean, string]>([
    ['exactly these', reach(['tcp/22', 'tcp/80', 'tcp/81']), '', true, 'passed'],
    ['as a range', reach(['tcp/22', 'tcp/80-81']), '', true, 'passed'],
    ['one too many', reach(['tcp/80', 'tcp/81']), '', false, 'also-open'],
    ['one too few', reach(['tcp/22', 'tcp/80', 'tcp/81', 'tcp/443']), '', false, 'not-open'],
    ['nothing, but there is', reach('nothing'), '', false, 'also-open'],
    ['nothing at all', reach('nothing'), [22, 80, 81].map(revoke).join('; '), true, 'passed'],
    ['from a client, too', reach(['tcp/22', 'tcp/80', 'tcp/81'], 'client/lisbon'), '', true, 'passed'],
    [
      'ping, allowed as most people do',
      reach(['tcp/22', 'tcp/80', 'tcp/81', 'icmp']),
      `${GROUP}; aws ec2 authorize-security-group-ingress --group-id $group --protocol icmp --port -1 --cidr 0.0.0.0/0`,
      true,
      'passed',
    ],
    ['ping, not allowed', reach(['tcp/22', 'tcp/80', 'tcp/81', 'icmp']), '', false, 'not-open'],
    [
      'half of the world left out',
      reach(['tcp/22', 'tcp/80', 'tcp/81']),
      `${revoke(80)}; aws ec2 authorize-security-group-ingress --group-id $group --protocol tcp --port 80 --cidr 128.0.0.0/1`,
      false,
      'not-open',
    ],
    [
      'the other half left out',
      reach(['tcp/22', 'tcp/80', 'tcp/81']),
      `${revoke(80)}; aws ec2 authorize-security-group-ingress --group-id $group --protocol tcp --port 80 --cidr 0.0.0.0/1`,
      false,
      'not-open',
    ],
    [
      'the world in two halves',
      reach(['tcp/22', 'tcp/80', 'tcp/81']),
      `${revoke(80)}; for half in 0.0.0.0/1 128.0.0.0/1; do aws ec2 authorize-security-group-ingress --group-id $group --protocol tcp --port 80 --cidr $half; done`,
      true,
      'passed',
    ],
    [
      'open to a single stranger',
      reach(['tcp/22', 'tcp/80', 'tcp/81']),
      `${GROUP}; aws ec2 authorize-security-group-ingress --group-id $group --protocol tcp --port 443 --cidr 8.8.8.8/32`,
      false,
      'also-open',
    ],
  ])('%s', async (_, check, commands, passed, code) => {
    expect(await look(check, commands)).toMatchObject({ passed, code });
  });

  test('its evidence is a packet that gets through though it must not', async () => {
    const { evidence } = await look(
      reach(['tcp/22', 'tcp/80', 'tcp/81']),
      `${GROUP}; aws ec2 authorize-security-group-ingress --group-id $group --protocol tcp --port 443 --cidr 8.8.8.8/32`,
    );
    expect(evidence?.blockers).toEqual([]);
    expect(evidence?.forward[0]?.packet).toMatchObject({
      destinationPort: 443,
      source: { value: 0x08080808 },
    });
  });

  test('or one that does not though it must', async () => {
    const { evidence } = await look(reach(['tcp/22', 'tcp/80', 'tcp/81', 'tcp/443']));
    expect(evidence?.blockers.length).toBeGreaterThan(0);
  });
});

describe('resource', () => {
  const resource = (query: string, expected: unknown, more: object = {}) => ({
    resource: { service: 'ec2', operation: 'describe-vpcs', query, ...more },
    expect: expected,
  });
  test.each<[string, object, boolean, string]>([
    ['the value', resource('Vpcs[].CidrBlock', ['10.0.0.0/16']), true, 'passed'],
    ['another value', resource('Vpcs[].CidrBlock', []), false, 'value-differs'],
    ['nothing there', resource('Nothing', null), true, 'passed'],
    [
      'with an input',
      resource('length(Vpcs)', 0, { input: { Filters: [{ Name: 'cidr', Values: ['10.9.0.0/16'] }] } }),
      true,
      'passed',
    ],
    ['an error of the API', resource('Vpcs', [], { input: { VpcIds: ['vpc-1'] } }), false, 'call-failed'],
    [
      'an operation that is none',
      resource('Vpcs', [], { operation: 'describe-everything' }),
      false,
      'call-failed',
    ],
  ])('%s', async (_, check, passed, code) => {
    expect(await look(check)).toMatchObject({ passed, code });
  });
});

describe('after steps', () => {
  const open = { flow: { from: 'internet', to: 'instance/web', port: 'tcp/80' }, expect: 'delivered' };
  test.each<[string, object[], boolean, string]>([
    ['a fault', [{ fail: 'az/us-east-1a' }], false, 'not-delivered'],
    ['a fault that is mended', [{ fail: 'az/us-east-1a' }, { heal: 'az/us-east-1a' }], true, 'passed'],
    ['time', [{ wait: '3d' }], true, 'passed'],
    ['a command', [{ run: revoke(80) }], false, 'not-delivered'],
    [
      'a command that fails',
      [{ run: 'aws ec2 delete-vpc --vpc-id vpc-00000000000000000' }],
      false,
      'step-failed',
    ],
    ['a fault of something that is not there', [{ fail: 'instance/db' }], false, 'unknown-place'],
  ])('%s', async (_, after, passed, code) => {
    const before = stage.start.state;
    expect(await look({ ...open, after })).toMatchObject({ passed, code });
    expect(stage.start.state).toBe(before);
  });
});
