import { describe, expect, test } from 'vitest';
import { play } from '../world.ts';

const BUCKET = 'cabin.s3.amazonaws.com';

async function console(): Promise<{
  run(line: string): Promise<string>;
  answer(line: string): Promise<Answer>;
}> {
  const { say } = await play({}, 'cloudfront');
  const run = (line: string) => say(`aws ${line}`);
  return { run, answer: async (line) => JSON.parse(await run(line)) as Answer };
}

// biome-ignore lint/suspicious/noExplicitAny: whatever a command prints
type Answer = any;

describe('aws cloudfront create-distribution', () => {
  test('takes the name of a bucket and a root object', async () => {
    const { answer } = await console();
    const made = await answer(
      `cloudfront create-distribution --origin-domain-name ${BUCKET} --default-root-object index.html`,
    );
    expect(Object.keys(made)).toEqual(['Location', 'ETag', 'Distribution']);
    const { DistributionConfig: config } = made.Distribution;
    expect(config.CallerReference).toMatch(/^cli-\d+-\d+$/);
    expect(config.DefaultRootObject).toBe('index.html');
    expect(config.Origins.Items[0]).toMatchObject({
      Id: expect.stringMatching(/^cabin\.s3\.amazonaws\.com-\d+-\d+$/),
      S3OriginConfig: { OriginAccessIdentity: '' },
    });
    expect(config.DefaultCacheBehavior.TargetOriginId).toBe(config.Origins.Items[0].Id);
  });

  test('takes any other name for a site of its own', async () => {
    const { answer } = await console();
    const made = await answer('cloudfront create-distribution --origin-domain-name www.example.com');
    expect(made.Distribution.DistributionConfig.Origins.Items[0].CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: 'http-only',
      HTTPPort: 80,
    });
  });

  test.each([
    [
      `create-distribution --origin-domain-name ${BUCKET} --distribution-config {}`,
      'The key "origin_domain_name" cannot be specified when one of the following keys are also specified: distribution_config',
    ],
    [
      'create-distribution --default-root-object a --distribution-config {}',
      'The key "default_root_object" cannot be specified when one of the following keys are also specified: distribution_config',
    ],
    [
      'create-invalidation --distribution-id E1 --paths /a --invalidation-batch {}',
      'The key "paths" cannot be specified when one of the following keys are also specified: invalidation_batch',
    ],
    ['create-distribution', 'Missing required parameter in input: "DistributionConfig"'],
    [
      'create-distribution --default-root-object a',
      'Invalid length for parameter DistributionConfig.Origins.Items, value: 0, valid min length: 1',
    ],
  ])('%s is refused', async (line, message) => {
    expect(await (await console()).run(`cloudfront ${line}`)).toContain(message);
  });
});

test('a root object is changed, and nothing else', async () => {
  const { answer } = await console();
  const { Distribution: made } = await answer(
    `cloudfront create-distribution --origin-domain-name ${BUCKET}`,
  );
  const changed = await answer(
    `cloudfront update-distribution --id ${made.Id} --default-root-object home.html`,
  );
  expect(changed.Distribution.DistributionConfig).toEqual({
    ...made.DistributionConfig,
    DefaultRootObject: 'home.html',
  });
});

test('waiting takes the time that it takes', async () => {
  const { run, answer } = await console();
  const { Distribution: made } = await answer(
    `cloudfront create-distribution --origin-domain-name ${BUCKET}`,
  );
  expect(await run(`cloudfront wait distribution-deployed --id ${made.Id}`)).toBe('');
  const { Invalidation: asked } = await answer(
    `cloudfront create-invalidation --distribution-id ${made.Id} --paths /index.html /photos/*`,
  );
  expect(asked.InvalidationBatch).toEqual({
    CallerReference: expect.stringMatching(/^cli-\d+-\d+$/),
    Paths: { Quantity: 2, Items: ['/index.html', '/photos/*'] },
  });
  const named = `--distribution-id ${made.Id} --id ${asked.Id}`;
  expect(await run(`cloudfront wait invalidation-completed ${named}`)).toBe('');
  const { Invalidation: done } = await answer(`cloudfront get-invalidation ${named}`);
  expect(done.Status).toBe('Completed');
});

test('lists that stand inside the answer are paged like others', async () => {
  const { run, answer } = await console();
  expect(await run('cloudfront list-distributions')).toBe('');
  for (let count = 0; count < 3; count += 1) {
    await run(`cloudfront create-distribution --origin-domain-name ${BUCKET}`);
  }
  const whole = await answer('cloudfront list-distributions --page-size 1');
  expect(whole.DistributionList.Items).toHaveLength(3);
  expect(Object.keys(whole.DistributionList)).toEqual(['Items']);
  const first = await answer('cloudfront list-distributions --max-items 2');
  const rest = await answer(`cloudfront list-distributions --starting-token ${first.NextToken}`);
  expect([...first.DistributionList.Items, ...rest.DistributionList.Items]).toEqual(
    whole.DistributionList.Items,
  );
  const page = await answer('cloudfront list-distributions --no-paginate');
  expect(page.DistributionList).toMatchObject({ Marker: '', MaxItems: 100, IsTruncated: false, Quantity: 3 });
});
