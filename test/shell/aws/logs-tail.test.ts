import { beforeEach, describe, expect, it } from 'vitest';
import { seedRandom } from '../../../src/kit/random.ts';
import type { AwsIo } from '../../../src/shell/aws/aws-io.ts';
import { type AwsResult, runAws } from '../../../src/shell/aws/run-aws.ts';
import { createSim } from '../../../src/sim/create-sim.ts';
import type { Sim } from '../../../src/sim/sim.ts';
import { noFiles } from './no-files.ts';

const MINUTE = 60_000;
const GROUP = 'flow';

let sim: Sim;

/** A host that anyone may ping and reach on port 80, whose flow log has one REJECT at 09:00 and an ACCEPT pair at 09:10. */
beforeEach(() => {
  sim = createSim({ seed: 'tail', setting: { images: { 'ami-web': { serves: ['tcp/80'] } } } });
  const call = (operation: string, input: object = {}) => {
    const result = sim.call({ service: 'ec2', operation, input: input as Record<string, unknown> });
    if (!result.ok) throw result.error;
    // biome-ignore lint/suspicious/noExplicitAny: tests read whatever an operation answers
    return result.output as any;
  };
  const ImageId = call('DescribeImages', { Owners: ['self'] }).Images[0].ImageId;
  const { Instances } = call('RunInstances', { ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 });
  const { VpcId, InstanceId, SecurityGroups } = Instances[0];
  call('CreateFlowLogs', {
    ResourceType: 'VPC',
    ResourceIds: [VpcId],
    TrafficType: 'ALL',
    LogGroupName: GROUP,
    DeliverLogsPermissionArn: 'arn:aws:iam::123456789012:role/flow',
    LogFormat: '$' + '{dstport} $' + '{action}',
  });
  const send = () => sim.send({ from: 'internet', to: InstanceId, protocol: 6, destinationPort: 80 });
  sim.advance(60 * MINUTE);
  send();
  sim.advance(10 * MINUTE);
  call('AuthorizeSecurityGroupIngress', {
    GroupId: SecurityGroups[0].GroupId,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  });
  send();
  sim.advance(8 * MINUTE);
});

function aws(...words: string[]): Promise<AwsResult> {
  const io: AwsIo = {
    sim,
    stdin: '',
    files: noFiles,
    standing: { place: 'internet' },
    readFile: async () => undefined,
    writeFile: async () => undefined,
    env: {},
    random: seedRandom('console'),
    pause: async () => undefined,
  };
  return runAws(words, io);
}

const tail = (...words: string[]) => aws('logs', 'tail', ...words);

describe('aws logs tail', () => {
  it('shows the last ten minutes with stream and microseconds', async () => {
    const { stdout } = await tail(GROUP);
    expect(stdout.replace(/eni-\w+/g, 'eni-1')).toBe(
      '2026-01-05T09:10:00.000000+00:00 eni-1-all 80 ACCEPT\n' +
        '2026-01-05T09:10:00.000000+00:00 eni-1-all 45678 ACCEPT\n',
    );
  });

  const rejected = '2026-01-05T09:00:00 80 REJECT\n';
  const accepted = '2026-01-05T09:10:00 80 ACCEPT\n2026-01-05T09:10:00 45678 ACCEPT\n';

  it.each([
    [[GROUP, '--since', '1h'], rejected + accepted],
    [['--since', '1h', GROUP], rejected + accepted],
    [['--since=1h', GROUP], rejected + accepted],
    [[GROUP, '--since', '8m'], accepted],
    [[GROUP, '--since', '7m'], ''],
    [[GROUP, '--since', '2026-01-05T09:00:01'], accepted],
    [[GROUP, '--since', '2026-01-05T10:00:00+01:00'], rejected + accepted],
    [[GROUP, '--since', '2026-01-05'], rejected + accepted],
    [[GROUP, '--since', '1h', '--filter-pattern', 'REJECT'], rejected],
    [[GROUP, '--since', '1h', '--filter-pattern=-REJECT'], accepted],
    [
      [GROUP, '--since', '1h', '--filter-pattern', '[port = 4*, action]'],
      '2026-01-05T09:10:00 45678 ACCEPT\n',
    ],
    [[GROUP, '--log-stream-name-prefix', 'fl-'], ''],
  ])('%j in the short format', async (words, expected) => {
    expect(await tail(...words, '--format', 'short')).toEqual({ stdout: expected, stderr: '', exitCode: 0 });
  });

  it.each([
    [[], 252, 'the following arguments are required: group_name'],
    [[GROUP, 'more'], 252, 'Unknown options: more'],
    [[GROUP, '--format', 'long'], 252, 'argument --format: Invalid choice'],
    [[GROUP, '--since', 'yesterday'], 255, 'Invalid timestamp "yesterday"'],
    [[GROUP, '--follow'], 255, "let time pass with 'wait 10m'"],
    [
      ['gone'],
      254,
      'An error occurred (ResourceNotFoundException) when calling the FilterLogEvents operation: The specified log group does not exist.',
    ],
    [[GROUP, '--log-stream-names', 'gone'], 254, 'The specified log stream does not exist.'],
  ])('%j exits with %i', async (words, exitCode, message) => {
    const result = await tail(...words);
    expect(result.exitCode).toBe(exitCode);
    expect(result.stderr).toContain(message);
  });

  it('has its own help, and a line in that of the service', async () => {
    expect((await tail('help')).stdout).toContain('aws logs tail <group_name>');
    expect((await aws('logs', 'help')).stdout).toContain('o tail\n');
  });
});

describe('the other ways to read a log', () => {
  it.each([
    [
      [
        'filter-log-events',
        '--log-group-name',
        GROUP,
        '--filter-pattern',
        'REJECT',
        '--query',
        'events[].message',
      ],
      '80 REJECT\n',
    ],
    [['describe-log-streams', '--log-group-name', GROUP, '--query', 'length(logStreams)'], '1\n'],
    [['describe-log-groups', '--query', 'logGroups[].logGroupName'], 'flow\n'],
  ])('aws logs %j', async (words, expected) => {
    expect(await aws('logs', ...words, '--output', 'text')).toEqual({
      stdout: expected,
      stderr: '',
      exitCode: 0,
    });
  });

  it('get-log-events answers one page with tokens both ways', async () => {
    const name = ['--log-group-name', GROUP];
    const stream = await aws(
      'logs',
      'describe-log-streams',
      ...name,
      '--query',
      'logStreams[0].logStreamName',
      '--output',
      'text',
    );
    const { stdout } = await aws(
      'logs',
      'get-log-events',
      ...name,
      '--log-stream-name',
      stream.stdout.trim(),
      '--limit',
      '2',
    );
    const answer = JSON.parse(stdout);
    expect(answer.events.map((event: { message: string }) => event.message)).toEqual([
      '80 ACCEPT',
      '45678 ACCEPT',
    ]);
    expect(Object.keys(answer)).toEqual(['events', 'nextForwardToken', 'nextBackwardToken']);
  });
});
