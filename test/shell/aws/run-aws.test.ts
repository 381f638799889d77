import { describe, expect, test } from 'vitest';
import { seedRandom } from '../../../src/kit/random.ts';
import { loadModel } from '../../../src/model/load.ts';
import type { ServiceModel } from '../../../src/model/model.ts';
import type { AwsIo } from '../../../src/shell/aws/aws-io.ts';
import { runAws } from '../../../src/shell/aws/run-aws.ts';
import { createSim } from '../../../src/sim/create-sim.ts';
import type { ApiRequest, ApiResult, Sim } from '../../../src/sim/sim.ts';
import { noFiles } from './no-files.ts';

const USAGE = `
usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help

`;

function io(sim: Sim = createSim({ seed: 'aws' })): AwsIo {
  return {
    sim,
    stdin: '',
    files: noFiles,
    standing: { place: 'internet' },
    env: {},
    random: seedRandom('tokens'),
    readFile: async () => undefined,
    writeFile: async () => {},
    pause: async () => {},
  };
}

const run = (line: string, given = io()) => runAws(line.split(' '), given);

describe('refusals', () => {
  test.each([
    ['', 252, `${USAGE}aws: error: the following arguments are required: command\n`],
    ['ec2', 252, `${USAGE}aws: error: the following arguments are required: operation\n`],
    [
      'ec2 create-vpcs',
      252,
      `${USAGE}aws: error: argument operation: Found invalid choice 'create-vpcs'\n\nInvalid choice: 'create-vpcs', maybe you meant:\n\n  * create-vpc\n`,
    ],
    [
      'ec3 help',
      252,
      /aws: error: argument command: Found invalid choice 'ec3'\n\nInvalid choice: 'ec3', maybe you meant:\n\n {2}\* ec2\n/,
    ],
    [
      'lambda help',
      255,
      /^\nAWS has the service 'lambda', but netlab does not simulate it\. It simulates: .*\bec2, /,
    ],
    [
      'ec2 create-fleet',
      254,
      /^\nAn error occurred \(NotSimulated\) when calling the CreateFleet operation: AWS has this operation, but netlab does not simulate it\. The nearest operation that it does simulate is '[a-z-]+'\.\n$/,
    ],
    ['ec2 wait nothing', 252, /argument subcommand: /],
    [
      'ec2 describe-vpcs --endpoint-url http://x',
      255,
      '\nnetlab answers every request itself: leave --endpoint-url out.\n',
    ],
    [
      'ec2 describe-vpcs --region nowhere-1',
      255,
      '\nCould not connect to the endpoint URL: "https://ec2.nowhere-1.amazonaws.com/"\n',
    ],
    [
      'ec2 describe-vpcs --region a_b',
      255,
      "\nProvided region_name 'a_b' doesn't match a supported format.\n",
    ],
    ['ec2 describe-vpcs --query Vpcs[', 252, /^\nBad value for --query Vpcs\[: /],
    ['ec2 describe-vpcs --query length(`1`)', 255, /length\(\) expected argument 1/],
    ['ec2 describe-vpcs --output', 252, `${USAGE}aws: error: argument --output: expected one argument\n`],
  ] as const)('%s', async (line, exitCode, stderr) => {
    const result = await runAws(line === '' ? [] : line.split(' '), io());
    expect(result).toMatchObject({ stdout: '', exitCode });
    if (typeof stderr === 'string') expect(result.stderr.slice(0, stderr.length)).toBe(stderr);
    else expect(result.stderr).toMatch(stderr);
  });

  test('what the service answers goes to stderr with 254', async () => {
    expect(await run('ec2 describe-vpcs --vpc-ids vpc-00000000000000000')).toEqual({
      stdout: '',
      stderr:
        "\nAn error occurred (InvalidVpcID.NotFound) when calling the DescribeVpcs operation: The vpc ID 'vpc-00000000000000000' does not exist\n",
      exitCode: 254,
    });
    expect(await run('ec2 create-vpc --cidr-block 10.0.0.0/16 --dry-run')).toMatchObject({
      stderr:
        '\nAn error occurred (DryRunOperation) when calling the CreateVpc operation: Request would have succeeded, but DryRun flag is set.\n',
      exitCode: 254,
    });
  });

  test("what doesn't validate isn't sent", async () => {
    expect(await runAws(['ec2', 'create-vpc', '--cli-input-json', '{"CidrBlock": 1}'], io())).toEqual({
      stdout: '',
      stderr:
        "\nParameter validation failed:\nInvalid type for parameter CidrBlock, value: 1, type: <class 'int'>, valid types: <class 'str'>\n",
      exitCode: 252,
    });
  });
});

describe('answers', () => {
  test('in every format, with global options anywhere', async () => {
    const given = io();
    expect((await run('ec2 describe-vpcs --query Vpcs[].CidrBlock', given)).stdout).toBe(
      '[\n    "172.31.0.0/16"\n]\n',
    );
    expect((await run('--output text ec2 --query Vpcs[].CidrBlock describe-vpcs', given)).stdout).toBe(
      '172.31.0.0/16\n',
    );
    expect((await run('ec2 describe-vpcs --query Vpcs[].CidrBlock --output yaml', given)).stdout).toBe(
      '- 172.31.0.0/16\n',
    );
    expect(
      (await run('ec2 describe-vpcs --query Vpcs[].{Cidr:CidrBlock} --output table', given)).stdout,
    ).toBe(
      '-------------------\n|  DescribeVpcs   |\n+-----------------+\n|      Cidr       |\n+-----------------+\n|  172.31.0.0/16  |\n+-----------------+\n',
    );
    expect(
      (await run('ec2 describe-vpcs --profile other --no-cli-pager --color off --debug --output off', given))
        .stdout,
    ).toBe('');
    expect((await run('ec2 describe-vpcs --query Nothing', given)).stdout).toBe('null\n');
  });

  test('skeletons', async () => {
    expect((await run('ec2 delete-vpc --generate-cli-skeleton')).stdout).toBe(
      '{\n    "VpcId": "",\n    "DryRun": true\n}\n',
    );
    expect((await run('ec2 delete-vpc --generate-cli-skeleton yaml-input')).stdout).toBe(
      "DryRun: true\nVpcId: ''\n",
    );
    const output = await run('sts get-caller-identity --generate-cli-skeleton output');
    expect(JSON.parse(output.stdout)).toEqual({ UserId: 'UserId', Account: 'Account', Arn: 'Arn' });
    expect((await run('ec2 delete-vpc --generate-cli-skeleton output')).exitCode).toBe(252);
  });

  test('help pages name what there is', async () => {
    expect((await run('help')).stdout).toMatch(/o ec2 {3}\d+ of AWS's \d+ operations/);
    expect((await run('ec2 help')).stdout).toMatch(/\n {7}o create-vpc\n/);
    const { stdout } = await run('ec2 create-subnet help');
    expect(stdout).toMatch(
      /\n {7}create-subnet\n[\s\S]*\n {7}--vpc-id <value>\n[\s\S]*\n {7}--vpc-id \(string\) \[required\]\n/,
    );
    expect(stdout).toContain('Shorthand: ResourceType=string,Tags=[{Key=string,Value=string},...] ...\n');
    expect((await run('ec2 wait help')).stdout).toMatch(
      /o nat-gateway-available {3}describe-nat-gateways every 15 s, 40 times at most\n/,
    );
    expect((await run('--version')).stdout).toMatch(/^aws-cli\/2\.[\d.]+ \(netlab simulation\) /);
  });
});

describe('client tokens', () => {
  const recorded = async () => {
    const requests: ApiRequest[] = [];
    const sim = createSim({ seed: 'tokens' });
    const call = (request: ApiRequest): ApiResult => {
      requests.push(request);
      return sim.call(request);
    };
    const given = io({ ...sim, state: sim.state, call });
    for (let time = 0; time < 2; time++)
      await run('ec2 create-nat-gateway --subnet-id subnet-00000000000000000', given);
    await run('ec2 create-nat-gateway --subnet-id subnet-00000000000000000 --client-token mine', given);
    return requests.map(({ input }) => input.ClientToken as string);
  };

  test('are filled in, differ, and are the same on every run', async () => {
    const tokens = await recorded();
    expect(tokens[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(tokens[1]).not.toBe(tokens[0]);
    expect(tokens[2]).toBe('mine');
    expect(await recorded()).toEqual(tokens);
  });
});

describe('pages', () => {
  const ids = (json: string) =>
    (JSON.parse(json) as { Subnets: { SubnetId: string }[] }).Subnets.map(({ SubnetId }) => SubnetId);

  test('are fetched and merged; a cut answer resumes at the next item', async () => {
    const given = io();
    const all = ids((await run('ec2 describe-subnets', given)).stdout);
    expect(all).toHaveLength(6);
    expect(ids((await run('ec2 describe-subnets --page-size 5', given)).stdout)).toEqual(all);
    const seen: string[] = [];
    let token = '';
    for (let page = 0; page < 4 && page * 2 <= all.length; page++) {
      const { stdout } = await run(`ec2 describe-subnets --page-size 5 --max-items 2${token}`, given);
      seen.push(...ids(stdout));
      const next = (JSON.parse(stdout) as { NextToken?: string }).NextToken;
      if (next === undefined) break;
      token = ` --starting-token ${next}`;
    }
    expect(seen).toEqual(all);
  });

  test("the API's own options switch it off", async () => {
    const given = io();
    const first = JSON.parse((await run('ec2 describe-subnets --max-results 5', given)).stdout) as {
      Subnets: unknown[];
      NextToken: string;
    };
    expect(first.Subnets).toHaveLength(5);
    expect(first.NextToken).toBeTypeOf('string');
    const rest = await run(`ec2 describe-subnets --max-results 5 --next-token ${first.NextToken}`, given);
    expect(ids(rest.stdout)).toHaveLength(1);
    expect((await run('ec2 describe-subnets --no-paginate --max-items 1', given)).stderr).toBe(
      '\nError during pagination: Cannot specify --no-paginate along with pagination arguments: --max-items\n',
    );
    const paginator = (loadModel('ec2') as ServiceModel).paginators.DescribeSubnets;
    expect(paginator).toMatchObject({ inputToken: 'NextToken', outputToken: 'NextToken' });
  });

  test('text prints them one by one', async () => {
    const { stdout } = await run('ec2 describe-subnets --page-size 5 --query length(Subnets) --output text');
    expect(stdout).toBe('5\n1\n');
  });
});
