/** The proof finds what is wrong with a lab: each defect is put into a sound one. */
import { describe, expect, test } from 'vitest';
import { compileLab } from '../../src/lab/compile-lab.ts';
import { verifyLab } from '../../src/lab/verify.ts';
import { labFiles } from './fixture.ts';

const YAML = `number: 1
title: Small
summary: A small lab.
track: vpc
level: beginner
minutes: 10
exam: [ANS-C01/2.1]
region: us-east-1
parameters:
  vpc_cidr: [10.20.0.0/16, 10.36.0.0/16]
tasks:
  - id: network
    title: A network
    text: Create a VPC with the range {vpc_cidr}.
    hints: [What is a VPC?, "aws ec2 create-vpc"]
    checks:
      - id: vpc
        resource: { service: ec2, operation: describe-vpcs, query: "contains(Vpcs[].CidrBlock, '{vpc_cidr}')" }
        expect: true
      - id: old-one
        guard: true
        breaks: aws ec2 delete-vpc --vpc-id $(aws ec2 describe-vpcs --filters Name=cidr,Values=192.168.0.0/24 --query 'Vpcs[0].VpcId' --output text)
        resource: { service: ec2, operation: describe-vpcs, query: "contains(Vpcs[].CidrBlock, '192.168.0.0/24')" }
        expect: true
`;
const SOUND = {
  'start.sh': 'aws ec2 create-vpc --cidr-block 192.168.0.0/24\n',
  'solution.sh': '# One command.\naws ec2 create-vpc --cidr-block "$vpc_cidr"\n',
};

async function problemsOf(yaml: string, more: Record<string, string> = {}): Promise<string[]> {
  const compiled = compileLab(labFiles(yaml, { ...SOUND, ...more }));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { problems } = await verifyLab(compiled.lab, ['1', '2']);
  return problems.map(({ file, line, text }) => `${file}:${line}: ${text}`);
}

test('a sound lab has no problems, and each of its commands is noticed', async () => {
  const compiled = compileLab(labFiles(YAML, SOUND));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const proof = await verifyLab(compiled.lab, ['1', '2']);
  expect(proof.problems).toEqual([]);
  expect(proof.seeds.map(({ mutations }) => mutations)).toEqual(
    [1, 2].map(() => [expect.objectContaining({ line: 2, convenience: false, noticedBy: ['vpc'] })]),
  );
});

describe('a defect is found, with its place', () => {
  test.each<[string, string, Record<string, string>, RegExp[]]>([
    [
      'a command that fails at the start',
      YAML,
      { 'start.sh': `${SOUND['start.sh']}\naws ec2 create-subnet\n` },
      [/^start\.sh:3: `aws ec2 create-subnet` fails/],
    ],
    [
      'a check that holds already',
      YAML,
      { 'start.sh': `${SOUND['start.sh']}aws ec2 create-vpc --cidr-block $vpc_cidr\n` },
      [/^lab\.yaml:1: task 1: check `vpc` holds at the start/, /task `network` is done at the start/],
    ],
    [
      'a guard that does not hold',
      YAML,
      { 'start.sh': 'true\n' },
      [
        /^lab\.yaml:1: task 1: guard `old-one` does not hold at the start/,
        /^solution\.sh:1: check `old-one` fails at the end/,
      ],
    ],
    [
      'a guard that nothing breaks',
      YAML.replace(/breaks: .*/, 'breaks: "true"'),
      {},
      [/guard `old-one` still holds after its `breaks`/],
    ],
    [
      'a guard without its breaks',
      YAML.replace(/ +breaks: .*\n/, ''),
      {},
      [/guard `old-one` needs `breaks:`/],
    ],
    [
      'a solution that fails',
      YAML,
      { 'solution.sh': 'false\naws ec2 create-vpc --cidr-block "$vpc_cidr"\n' },
      [/^solution\.sh:1: `false` fails/],
    ],
    [
      'a solution that does not solve it',
      YAML,
      { 'solution.sh': 'true\n' },
      [/^solution\.sh:1: check `vpc` fails at the end/, /vpc_cidr/].slice(0, 1),
    ],
    [
      'a command that nobody misses',
      YAML,
      { 'solution.sh': `echo hello\n${SOUND['solution.sh']}` },
      [/^solution\.sh:1: without `echo hello` everything still holds/],
    ],
    [
      'a convenience that is none',
      YAML,
      { 'solution.sh': 'aws ec2 create-vpc --cidr-block "$vpc_cidr" # convenience\n' },
      [/^solution\.sh:1: .* is no convenience: without it vpc fails/],
    ],
    [
      'a right way that does not pass',
      YAML,
      { 'right-other.sh': 'true\n' },
      [/^right-other\.sh:1: a right way, but check `vpc` fails/],
    ],
    [
      'a wrong way that passes',
      YAML,
      { 'wrong-other.sh': SOUND['solution.sh'] },
      [/^wrong-other\.sh:1: a wrong way, but everything holds/],
    ],
    [
      'a wrong way that only fails to run',
      YAML,
      { 'wrong-other.sh': 'aws ec2 nonsense\n' },
      [/^wrong-other\.sh:1: `aws ec2 nonsense` fails/],
    ],
    [
      'a parameter of no use',
      YAML.replace('parameters:\n', 'parameters:\n  colour: [red, blue]\n'),
      {},
      [/^lab\.yaml:1: parameter \{colour\} is used nowhere/],
    ],
    [
      'a value named twice',
      YAML.replace('10.36.0.0/16', '10.20.0.0/16'),
      {},
      [/parameter \{vpc_cidr\} names a value twice/],
    ],
    ['nothing drawn', YAML.replace('10.20.0.0/16, ', ''), {}, [/nothing is drawn from the seed/]],
    [
      'an image of no use',
      `${YAML}images: { ami-web: { serves: [tcp/80] } }\n`,
      {},
      [/image ami-web is used by no script/],
    ],
    [
      'a client of no use',
      `${YAML}world: { clients: { lisbon: { city: Lisbon } } }\n`,
      {},
      [/client lisbon is in no check/],
    ],
    [
      'a client that no draw names',
      YAML.replace('\nparameters:\n', '\nparameters:\n  who: [lisbon, porto]\n')
        .replace('text: Create', 'text: See client/{who}. Create')
        .concat('world: { clients: { lisbon: { city: Lisbon }, oslo: { city: Oslo } } }\n'),
      {},
      [/client oslo is in no check/],
    ],
    [
      'a hint told twice',
      YAML.replace('"aws ec2 create-vpc"', 'what is a VPC'),
      {},
      [/hint 2 of task `network` repeats hint 1/],
    ],
  ])('%s', async (_, yaml, more, expected) => {
    const problems = await problemsOf(yaml, more);
    expect(problems).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(problems[index]).toMatch(pattern);
  });

  test('a convenience that is one is none', async () => {
    expect(
      await problemsOf(YAML, { 'solution.sh': `echo hello # convenience\n${SOUND['solution.sh']}` }),
    ).toEqual([]);
  });
});
