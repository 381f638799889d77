import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientEnv, isInstalled, say } from './programs.ts';
import { type Served, serveAccount } from './serving.ts';

describe.skipIf(!isInstalled('aws'))('the real aws command', { timeout: 120_000 }, () => {
  let served: Served;
  let folder: string;
  beforeAll(async () => {
    served = await serveAccount();
    folder = await mkdtemp(join(tmpdir(), 'netlab-'));
  });
  afterAll(async () => {
    await served.serving.close();
    await rm(folder, { recursive: true });
  });
  const aws = (...args: string[]) => say('aws', args, { cwd: folder, env: clientEnv(served.port) });

  it('speaks EC2, and reads its errors', async () => {
    const { stdout } = await aws('ec2', 'describe-vpcs', '--query', 'Vpcs[].CidrBlock', '--output', 'text');
    expect(stdout).toBe('172.31.0.0/16\n');
    const refused = await aws('ec2', 'create-vpc', '--cidr-block', '10.0.0.0/8');
    expect(refused.stderr).toContain('(InvalidVpc.Range) when calling the CreateVpc operation');
    expect([254, 255]).toContain(refused.exitCode); // version 2, version 1
    const stranger = await aws('ec2', 'describe-fpga-images');
    expect(stranger.stderr).toContain('(NotSimulated) when calling the DescribeFpgaImages operation');
  });

  it('waits no longer than it takes to ask', async () => {
    const text = ['--output', 'text', '--query'];
    const { stdout: subnet } = await aws('ec2', 'describe-subnets', ...text, 'Subnets[0].SubnetId');
    const { stdout: address } = await aws('ec2', 'allocate-address', ...text, 'AllocationId');
    const nat = ['--subnet-id', subnet.trim(), '--allocation-id', address.trim()];
    const { stdout: id } = await aws('ec2', 'create-nat-gateway', ...nat, ...text, 'NatGateway.NatGatewayId');
    const began = served.desks.sim.state.clock.now;
    expect(await aws('ec2', 'wait', 'nat-gateway-available', '--nat-gateway-ids', id.trim())).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    expect(served.desks.sim.state.clock.now - began).toBeGreaterThan(15_000);
  });

  it('copies files to S3 and back, text or not, also in parts', async () => {
    const content = randomBytes(70_000);
    await writeFile(join(folder, 'picture.jpg'), content);
    await writeFile(join(folder, 'page.html'), '<h1>Ahoy</h1>\n');
    await aws('s3', 'mb', 's3://contract-harbour');
    for (const name of ['picture.jpg', 'page.html'])
      await aws('s3', 'cp', name, `s3://contract-harbour/${name}`);
    await aws('s3', 'cp', 's3://contract-harbour/picture.jpg', 'back.jpg');
    expect(await readFile(join(folder, 'back.jpg'))).toEqual(content);
    expect((await aws('s3', 'cp', 's3://contract-harbour/page.html', '-')).stdout).toBe('<h1>Ahoy</h1>\n');
    const head = await aws('s3api', 'head-object', '--bucket', 'contract-harbour', '--key', 'page.html');
    expect(JSON.parse(head.stdout)).toMatchObject({
      ContentType: 'text/html',
      ETag: `"${createHash('md5').update('<h1>Ahoy</h1>\n').digest('hex')}"`,
    });
    expect((await aws('s3', 'ls', 's3://contract-harbour')).stdout).toMatch(
      /14 page.html\n.*70000 picture.jpg\n/,
    );
  });

  it('pages through lists', async () => {
    const { stdout } = await aws('ec2', 'describe-subnets', '--page-size', '5', '--query', 'length(Subnets)');
    expect(Number(stdout)).toBe(6);
  });
});
