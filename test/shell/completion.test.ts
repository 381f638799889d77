import { beforeAll, describe, expect, test } from 'vitest';
import { wordsAt } from '../../src/shell/completion/words.ts';
import { ALMOST_PUBLIC, type Play, play } from './world.ts';

let world: Play;
/** IDs by shell variable. */
let ids: Record<string, string> = {};

beforeAll(async () => {
  world = await play({ files: { '~/lab/rules.json': '[]', '~/lab/vpc.json': '{}' } });
  await world.say(ALMOST_PUBLIC);
  await world.say("deploy() { :; }; alias ll='ls -l'");
  const names = ['VPC', 'SUBNET', 'IGW', 'TABLE', 'GROUP', 'AMI', 'WEB'];
  const printed = await world.say(`echo ${names.map((name) => `$${name}`).join(' ')}`);
  const values = printed.trim().split(' ');
  ids = Object.fromEntries(names.map((name, index) => [name, values[index] as string]));
});

const values = (line: string) => world.console.complete(line, line.length).items.map(({ value }) => value);

describe('where the cursor stands', () => {
  test.each([
    ['', [''], 0],
    ['aws e', ['aws', 'e'], 4],
    ['aws ec2 ', ['aws', 'ec2', ''], 8],
    ['a | b c', ['b', 'c'], 6],
    ['a; X=1 b c', ['b', 'c'], 9],
    ['x=$(aws ec2 d', ['aws', 'ec2', 'd'], 12],
    ['if true; then ssh w', ['ssh', 'w'], 18],
    ['echo "a b', ['echo', 'a b'], 6],
    ["f --tags 'Key=a", ['f', '--tags', 'Key=a'], 10],
    ['a && b', ['b'], 5],
  ])('%j', (line, words, from) => {
    expect(wordsAt(line, line.length)).toEqual({ words, from });
  });
});

describe('completion', () => {
  test("of commands: ours with what they do, the shell's, functions and aliases", () => {
    const { items, from, to } = world.console.complete('echo x | a', 10);
    expect([from, to]).toEqual([9, 10]);
    expect(items[0]).toEqual({ value: 'aws', description: 'the AWS CLI, version 2' });
    expect(items.map(({ value }) => value)).toContain('awk');
    expect(values('dep')).toEqual(['deploy']);
    expect(values('ll')).toEqual(['ll']);
  });

  test('of services, operations, waiters', () => {
    expect(values('aws e')).toEqual(['ec2', 'elbv2']);
    expect(values('aws ec2 describe-vpc')).toContain('describe-vpcs');
    expect(values('aws --region eu-west-1 ec2 create-v')).toContain('create-vpc');
    expect(values('aws ec2 wait nat')).toContain('nat-gateway-available');
    expect(values('aws configure s')).toEqual(['set']);
  });

  test('of options: required first, none twice, of a pair neither again', () => {
    const options = world.console.complete('aws ec2 create-subnet --', 24).items;
    expect(options[0]).toEqual({ value: '--vpc-id', description: '<string> required' });
    const rest = values('aws ec2 create-subnet --vpc-id x --dry-run --');
    expect(rest).toContain('--cidr-block');
    expect(rest).not.toContain('--vpc-id');
    expect(rest).not.toContain('--no-dry-run');
    expect(rest).toContain('--query');
    expect(values('aws ec2 authorize-security-group-ingress --')).not.toContain('--cidr-ip');
  });

  test('of enum values and fixed choices', () => {
    expect(values('aws ec2 run-instances --instance-type t3.mic')).toEqual(['t3.micro']);
    expect(values('aws ec2 describe-vpcs --output ')).toEqual(['json', 'text', 'table', 'yaml', 'off']);
    expect(values('aws ec2 create-vpc --generate-cli-skeleton ')).toEqual(['input', 'output', 'yaml-input']);
    expect(values('aws ec2 authorize-security-group-ingress --protocol ')).toEqual([
      'tcp',
      'udp',
      'icmp',
      'all',
    ]);
    expect(values('aws ec2 create-subnet --availability-zone us-east-1')).toContain('us-east-1a');
    expect(values('aws --region us-w')).toEqual(['us-west-1', 'us-west-2']);
  });

  test.each([
    ['aws ec2 describe-vpcs --vpc-ids ', 'VPC'],
    ['aws ec2 create-subnet --vpc-id=', 'VPC'],
    ['aws ec2 create-nat-gateway --subnet-id ', 'SUBNET'],
    ['aws ec2 create-route --gateway-id ', 'IGW'],
    ['aws ec2 create-route --route-table-id ', 'TABLE'],
    ['aws ec2 authorize-security-group-ingress --source-group ', 'GROUP'],
    ['aws ec2 run-instances --security-group-ids sg-0 ', 'GROUP'],
    ['aws ec2 run-instances --image-id ', 'AMI'],
    ['aws ec2 wait instance-running --instance-ids ', 'WEB'],
    ['aws ec2 describe-subnets --filters Name=vpc-id,Values=', 'VPC'],
    ["aws ec2 describe-subnets --filters 'Name=vpc-id,Values=", 'VPC'],
    ['aws ec2 create-tags --resources vpc-1 ', 'WEB'],
    ['aws ec2 run-instances --network-interfaces DeviceIndex=0,SubnetId=', 'SUBNET'],
  ])('%s offers what exists', (line, variable) => {
    expect(values(line)).toContain(ids[variable]);
  });

  test('IDs come with their Name, and can be asked for by it', () => {
    const line = 'aws ec2 describe-vpcs --vpc-ids la';
    expect(world.console.complete(line, line.length)).toEqual({
      from: line.length - 2,
      to: line.length,
      items: [{ value: ids.VPC, description: 'lab' }],
    });
    expect(
      values('aws ec2 disassociate-route-table --association-id ').every((id) => id.startsWith('rtbassoc-')),
    ).toBe(true);
  });

  test('of keys and nested values in shorthand', () => {
    expect(values('aws ec2 describe-vpcs --filters N')).toEqual(['Name=']);
    expect(values('aws ec2 describe-vpcs --filters Name=tag')).toEqual(['tag:Name']);
    expect(values('aws ec2 create-vpc --tag-specifications ResourceType=vp')[0]).toBe('vpc');
    expect(values("aws ec2 create-vpc --tag-specifications 'ResourceType=vpc,Tags=[{Key=a,")).toEqual([
      'Value=',
    ]);
  });

  test('of hosts, flows, faults', () => {
    expect(values('ssh w')).toEqual(['web']);
    expect(values('curl -s l')).toEqual(['lisbon']);
    expect(values('explain internet web tcp/8')).toEqual(['tcp/80']);
    expect(values('fail az/')).toEqual(['az/us-east-1a']);
    expect(values('wait until we')).toEqual([ids.WEB]);
  });

  test('of files and variables', () => {
    expect(values('cat la')).toEqual(['lab/']);
    expect(values('aws ec2 create-vpc --cli-input-json file://lab/')).toEqual(['rules.json', 'vpc.json']);
    expect(values('echo $VP')).toEqual(['$VPC']);
    const quoted = 'aws ec2 create-subnet --vpc-id "$VP';
    expect(world.console.complete(quoted, quoted.length)).toMatchObject({
      from: quoted.length - 3,
      items: [{ value: '$VPC' }],
    });
  });

  test('is forgiving where nothing begins as typed', () => {
    expect(values('aws ec2 dscribe-vpcs')[0]).toBe('describe-vpcs');
    expect(values('tracrt')).toEqual(['traceroute']);
    expect(values('aws ec2 zzzz')).toEqual([]);
  });
});
