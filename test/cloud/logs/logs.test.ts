import { beforeEach, describe, expect, it } from 'vitest';
import { Account, START } from './account.ts';

let account: Account;

beforeEach(() => {
  account = new Account();
});

const messages = (output: Readonly<Record<string, unknown>>) =>
  (output.events as { message: string }[]).map(({ message }) => message);

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ timestamp: START + index * 1000, message: `m${index}` }));

describe('log groups', () => {
  it('are described as AWS does, by name', () => {
    account.get('CreateLogGroup', { logGroupName: '/flow/b', tags: { env: 'lab' } });
    account.get('CreateLogGroup', { logGroupName: '/flow/a' });
    const arn = 'arn:aws:logs:us-east-1:123456789012:log-group:/flow/b';
    expect(account.get('DescribeLogGroups', { logGroupNamePrefix: '/flow/b' })).toEqual({
      logGroups: [
        {
          logGroupName: '/flow/b',
          creationTime: START,
          metricFilterCount: 0,
          arn: `${arn}:*`,
          logGroupArn: arn,
          logGroupClass: 'STANDARD',
          deletionProtectionEnabled: false,
          storedBytes: 0,
        },
      ],
    });
    const { logGroups } = account.get('DescribeLogGroups', { logGroupNamePattern: 'flow' });
    expect((logGroups as { logGroupName: string }[]).map((group) => group.logGroupName)).toEqual([
      '/flow/a',
      '/flow/b',
    ]);
    expect(account.get('ListTagsForResource', { resourceArn: arn })).toEqual({ tags: { env: 'lab' } });
  });

  it('are deleted with their streams', () => {
    account.write('g', 's', numbered(1));
    account.get('DeleteLogGroup', { logGroupName: 'g' });
    account.get('CreateLogGroup', { logGroupName: 'g' });
    expect(account.get('DescribeLogStreams', { logGroupName: 'g' })).toEqual({ logStreams: [] });
  });

  it('come in pages', () => {
    for (let number = 10; number < 70; number++)
      account.get('CreateLogGroup', { logGroupName: `g${number}` });
    const first = account.get('DescribeLogGroups');
    expect(first.logGroups).toHaveLength(50);
    const second = account.get('DescribeLogGroups', { nextToken: first.nextToken });
    expect(second.logGroups).toHaveLength(10);
    expect(second).not.toHaveProperty('nextToken');
  });

  it('forget what is older than their retention', () => {
    account.write('g', 's', numbered(1));
    account.get('PutRetentionPolicy', { logGroupName: 'g', retentionInDays: 3 });
    account.wait(2 * 86_400_000);
    expect(messages(account.get('FilterLogEvents', { logGroupName: 'g' }))).toEqual(['m0']);
    account.wait(2 * 86_400_000);
    expect(messages(account.get('FilterLogEvents', { logGroupName: 'g' }))).toEqual([]);
    account.get('DeleteRetentionPolicy', { logGroupName: 'g' });
    expect(messages(account.get('GetLogEvents', { logGroupName: 'g', logStreamName: 's' }))).toEqual(['m0']);
  });
});

describe('refusals, in the words recorded from AWS', () => {
  it.each([
    [
      'CreateLogGroup',
      { logGroupName: 'there' },
      'ResourceAlreadyExistsException: The specified log group already exists',
    ],
    [
      'CreateLogGroup',
      { logGroupName: 'a b' },
      "InvalidParameterException: 1 validation error detected: Value 'a b' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+",
    ],
    [
      'CreateLogGroup',
      { logGroupName: 'a'.repeat(513) },
      'InvalidParameterException: Invalid LogGroup or LogStream, both must have length less than or equal to 512.',
    ],
    [
      'CreateLogGroup',
      { logGroupName: 'new', kmsKeyId: 'k' },
      'NotSimulated: netlab does not simulate the parameter kmsKeyId',
    ],
    [
      'CreateLogStream',
      { logGroupName: 'there', logStreamName: 'there' },
      'ResourceAlreadyExistsException: The specified log stream already exists',
    ],
    [
      'CreateLogStream',
      { logGroupName: 'there', logStreamName: 'a:b' },
      "InvalidParameterException: 1 validation error detected: Value 'a:b' at 'logStreamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*]*",
    ],
    [
      'CreateLogStream',
      { logGroupName: 'gone', logStreamName: 's' },
      'ResourceNotFoundException: The specified log group does not exist.',
    ],
    [
      'DeleteLogGroup',
      { logGroupName: '__proto__' },
      'ResourceNotFoundException: The specified log group does not exist.',
    ],
    [
      'DeleteLogStream',
      { logGroupName: 'there', logStreamName: 'gone' },
      'ResourceNotFoundException: The specified log stream does not exist.',
    ],
    [
      'GetLogEvents',
      { logGroupName: 'gone', logStreamName: 's' },
      'ResourceNotFoundException: The specified log group does not exist.',
    ],
    [
      'GetLogEvents',
      { logGroupName: 'there', logStreamName: 'gone' },
      'ResourceNotFoundException: The specified log stream does not exist.',
    ],
    [
      'GetLogEvents',
      { logGroupName: 'there', logStreamName: 'there', nextToken: 'x' },
      'InvalidParameterException: The specified nextToken is invalid.',
    ],
    [
      'FilterLogEvents',
      { logGroupName: 'there', nextToken: 'x' },
      'InvalidParameterException: The specified nextToken is invalid.',
    ],
    [
      'FilterLogEvents',
      { logGroupName: 'there', limit: 10001 },
      "InvalidParameterException: 1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000",
    ],
    [
      'DescribeLogGroups',
      { logGroupNamePrefix: 'a', logGroupNamePattern: 'b' },
      'InvalidParameterException: LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    ],
    [
      'DescribeLogStreams',
      { logGroupName: 'there', logGroupIdentifier: 'there' },
      'ValidationException: LogGroup name and LogGroup ARN are mutually exclusive parameters.',
    ],
    [
      'DescribeLogStreams',
      { logGroupName: 'there', orderBy: 'LastEventTime', logStreamNamePrefix: 'a' },
      'InvalidParameterException: Cannot order by LastEventTime with a logStreamNamePrefix.',
    ],
    [
      'PutRetentionPolicy',
      { logGroupName: 'there', retentionInDays: 4 },
      'InvalidParameterException: Invalid retention value. See https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html for valid values.',
    ],
  ])('%s %j', (operation, input, expected) => {
    account.get('CreateLogGroup', { logGroupName: 'there' });
    account.get('CreateLogStream', { logGroupName: 'there', logStreamName: 'there' });
    expect(account.refusal(operation, input)).toBe(expected);
  });
});

describe('log streams', () => {
  it('show their first, last and latest event', () => {
    account.wait(60_000);
    account.write('g', 's', numbered(3));
    expect(
      account.get('DescribeLogStreams', {
        logGroupIdentifier: 'arn:aws:logs:us-east-1:123456789012:log-group:g:*',
      }),
    ).toEqual({
      logStreams: [
        {
          logStreamName: 's',
          creationTime: START + 60_000,
          firstEventTimestamp: START,
          lastEventTimestamp: START + 2000,
          lastIngestionTime: START + 60_000,
          uploadSequenceToken: expect.stringMatching(/^\d{56}$/),
          arn: 'arn:aws:logs:us-east-1:123456789012:log-group:g:log-stream:s',
          storedBytes: 0,
        },
      ],
    });
  });

  it.each([
    [{}, ['a', 'b', 'c']],
    [{ descending: true }, ['c', 'b', 'a']],
    [{ orderBy: 'LastEventTime' }, ['c', 'a', 'b']],
    [{ orderBy: 'LastEventTime', descending: true, limit: 1 }, ['b']],
    [{ logStreamNamePrefix: 'a' }, ['a']],
  ])('are ordered by %j', (input, expected) => {
    account.write('g', 'b', [{ timestamp: START + 2000, message: 'late' }]);
    account.write('g', 'a', [{ timestamp: START + 1000, message: 'early' }]);
    account.get('CreateLogStream', { logGroupName: 'g', logStreamName: 'c' });
    const { logStreams } = account.get('DescribeLogStreams', { logGroupName: 'g', ...input });
    expect((logStreams as { logStreamName: string }[]).map((stream) => stream.logStreamName)).toEqual(
      expected,
    );
  });
});

describe('get-log-events', () => {
  const read = (input: object) =>
    account.get('GetLogEvents', { logGroupName: 'g', logStreamName: 's', ...input });

  it('shows the newest unless asked for the oldest, in the order of time', () => {
    account.write('g', 's', numbered(25));
    expect(messages(read({ limit: 2 }))).toEqual(['m23', 'm24']);
    expect(messages(read({ limit: 2, startFromHead: true }))).toEqual(['m0', 'm1']);
    expect(messages(read({ startTime: START + 3000, endTime: START + 5000 }))).toEqual(['m3', 'm4']);
  });

  it('walks forward and backward, and repeats the token at the end', () => {
    account.write('g', 's', numbered(5));
    const head = read({ limit: 3, startFromHead: true });
    const rest = read({ limit: 3, nextToken: head.nextForwardToken });
    expect(messages(rest)).toEqual(['m3', 'm4']);
    const end = read({ limit: 3, nextToken: rest.nextForwardToken });
    expect(messages(end)).toEqual([]);
    expect(end.nextForwardToken).toBe(rest.nextForwardToken);
    expect(messages(read({ limit: 2, nextToken: rest.nextBackwardToken }))).toEqual(['m1', 'm2']);
    account.write('g', 's', [{ timestamp: START + 9000, message: 'new' }]);
    expect(messages(read({ nextToken: end.nextForwardToken }))).toEqual(['new']);
  });
});

describe('ingestion', () => {
  it('keeps a stream in the order of time, whenever an event arrives', () => {
    account.write('g', 's', [...numbered(3)].reverse());
    account.write('g', 's', [{ timestamp: START + 500, message: 'late' }]);
    account.write('g', 's', []);
    expect(messages(account.get('FilterLogEvents', { logGroupName: 'g' }))).toEqual([
      'm0',
      'late',
      'm1',
      'm2',
    ]);
    expect(messages(account.get('GetLogEvents', { logGroupName: 'g', logStreamName: 's' }))).toEqual([
      'm0',
      'late',
      'm1',
      'm2',
    ]);
  });
});

describe('filter-log-events', () => {
  const filter = (input: object) => account.get('FilterLogEvents', { logGroupName: 'g', ...input });

  beforeEach(() => {
    account.write('g', 'eni-1-all', [
      { timestamp: START, message: 'one ACCEPT' },
      { timestamp: START + 2000, message: 'three REJECT' },
    ]);
    account.write('g', 'eni-2-all', [{ timestamp: START + 1000, message: 'two ACCEPT' }]);
  });

  it.each([
    [{}, ['one ACCEPT', 'two ACCEPT', 'three REJECT']],
    [{ filterPattern: 'ACCEPT' }, ['one ACCEPT', 'two ACCEPT']],
    [{ logStreamNamePrefix: 'eni-2' }, ['two ACCEPT']],
    [{ logStreamNames: ['eni-1-all'] }, ['one ACCEPT', 'three REJECT']],
    [{ startTime: START + 1000, endTime: START + 2000 }, ['two ACCEPT', 'three REJECT']],
  ])('merges the streams in the order of time: %j', (input, expected) => {
    expect(messages(filter(input))).toEqual(expected);
  });

  it('tells stream and ID of each event, in pages', () => {
    const first = filter({ limit: 2 });
    const last = filter({ limit: 2, nextToken: first.nextToken });
    expect(last).toEqual({
      events: [
        {
          logStreamName: 'eni-1-all',
          timestamp: START + 2000,
          message: 'three REJECT',
          ingestionTime: START,
          eventId: expect.stringMatching(/^\d{56}$/),
        },
      ],
      searchedLogStreams: [],
    });
    const ids = [first, last].flatMap(({ events }) =>
      (events as { eventId: string }[]).map(({ eventId }) => eventId),
    );
    expect(new Set(ids).size).toBe(3);
  });
});
