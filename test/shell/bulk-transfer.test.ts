/** Data in bulk at the console: over the line, and by a device of the Snow Family, from the disks into the bucket. */
import { describe, expect, it } from 'vitest';
import { type Console, createConsole } from '../../src/shell/console.ts';
import { BUCKET, openStudio, type Studio } from '../cloud/snowball/studio.ts';

const HOUR_MS = 3_600_000;
const SAID = "netlab: that took 22h13m; it is 2026-01-06 06:13 now. 'undo' takes it back.\n";

interface Desk extends Studio {
  readonly console: Console;
  /** Both streams; throws where a command fails. */
  say(line: string): Promise<string>;
}

async function sitDown(options: Parameters<typeof openStudio>[0] = {}): Promise<Desk> {
  const studio = openStudio(options);
  const console = await createConsole({ sim: studio.sim });
  const say = async (line: string) => {
    const { stdout, stderr, exitCode } = await console.run(line);
    if (exitCode !== 0) throw new Error(`${line}: ${stderr}`);
    return stdout + stderr;
  };
  return { ...studio, console, say };
}

const UNLOCK = `curl -s -o manifest.bin "$(aws snowball get-job-manifest --job-id $JOB --query ManifestURI --output text)"
CODE=$(aws snowball get-job-unlock-code --job-id $JOB --query UnlockCode --output text)
snowballEdge unlock-device --endpoint https://192.168.1.100 --manifest-file manifest.bin --unlock-code $CODE`;
const ONTO_IT = `aws s3 cp --recursive --only-show-errors /data/archive s3://${BUCKET}/a/ --endpoint-url http://192.168.1.100:8080`;

async function deliver(desk: Desk, more: object = {}): Promise<string> {
  const JobId = desk.createJob(more);
  await desk.say(`JOB=${JobId}`);
  await desk.say(`wait until ${JobId} WithCustomer`);
  return JobId;
}

describe('disks at a site', () => {
  it('are there for ls, du, stat and find, and of their files only the size', async () => {
    const { say } = await sitDown({ files: 3, size: 6e9 });
    expect(await say('ls /data/archive')).toBe('scan-1.tar\nscan-2.tar\nscan-3.tar\n');
    expect(await say('ls -l /data/archive | tail -1')).toMatch(/ 2000000000 .* scan-3\.tar$/m);
    expect(await say('du -sh /data/archive')).toMatch(/^5\.6G\s/);
    expect(await say("find / -name 'scan-2*'")).toBe('/data/archive/scan-2.tar\n');
    expect(await say('cat /data/archive/scan-1.tar')).toMatch(
      /^netlab: of this file only the size is simulated/,
    );
  });

  it('are there for those alone who stand at the site', async () => {
    const { console, say } = await sitDown();
    expect((await console.run('connect home ls /data/archive')).exitCode).not.toBe(0);
    expect(await say('connect office ls /data/archive | wc -l')).toMatch(/^10$/m);
  });

  it('cannot be emptied, and take notes beside', async () => {
    const { say, console } = await sitDown({ files: 1 });
    expect((await console.run('rm -r /data/archive')).exitCode).toBe(1);
    await say('echo done > /data/archive/notes.txt');
    expect(await say('cat /data/archive/notes.txt; ls /data/archive')).toBe('done\nnotes.txt\nscan-1.tar\n');
  });
});

describe('aws s3 cp over the line', () => {
  it('R-XFER-1 8 TB over 1 Gbit/s take 22 hours, and the console says so', async () => {
    const desk = await sitDown();
    const before = desk.sim.state.clock.now;
    const told = await desk.say(`aws s3 cp --recursive --only-show-errors /data/archive s3://${BUCKET}/a/`);
    expect(told).toBe(SAID);
    expect((desk.sim.state.clock.now - before) / HOUR_MS).toBeCloseTo(22.2, 1);
    expect(await desk.say(`aws s3 ls s3://${BUCKET}/a/ --summarize | tail -2`)).toBe(
      'Total Objects: 10\n   Total Size: 8000000000000\n',
    );
    await desk.say('undo');
    expect(desk.sim.state.clock.now - before).toBeLessThan(HOUR_MS);
  });

  it('R-XFER-7 cuts large files into parts as the CLI does: 8 MiB, doubled until they are at most 10,000', async () => {
    const { say } = await sitDown({ files: 1, size: 250e9 });
    await say(`aws s3 cp --quiet /data/archive/scan-1.tar s3://${BUCKET}/`);
    const head = `aws s3api head-object --bucket ${BUCKET} --key scan-1.tar --query`;
    expect(await say(`${head} ETag --output text`)).toMatch(/^"[0-9a-f]{32}-7451"$/m);
    expect(await say(`${head} LastModified --output text`)).toMatch(/^2026-01-05T08:00/);
  });

  it('curl sends the same file over the same line', async () => {
    const { say } = await sitDown({ files: 1, size: 4e9 });
    const url = 'https://upload.example/';
    expect(
      await say(`curl -s -o /dev/null -w '%{size_upload} %{time_total}' -T /data/archive/scan-1.tar ${url}`),
    ).toMatch(/^4000000000 4\d\./);
  });

  it('stops at Ctrl-C: what was copied is there, the rest is not', async () => {
    const { console, sim, say } = await sitDown();
    const keys = new AbortController();
    const stop = sim.subscribe(() => {
      if (sim.state.clock.now > Date.UTC(2026, 0, 5, 14)) keys.abort();
    });
    const { exitCode } = await console.run(`aws s3 sync /data/archive s3://${BUCKET}`, {
      signal: keys.signal,
    });
    stop();
    expect(exitCode).toBe(130);
    expect(await say(`aws s3 ls s3://${BUCKET} | wc -l`)).toMatch(/^2$/m);
    await say(`aws s3 sync --quiet /data/archive s3://${BUCKET}`);
    expect(await say(`aws s3 ls s3://${BUCKET} | wc -l`)).toMatch(/^10$/m);
  });

  it('is refused what a bucket policy denies, file by file', async () => {
    const { console, say } = await sitDown({ files: 2 });
    const policy = `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::${BUCKET}/*"}]}`;
    await say(`aws s3api put-bucket-policy --bucket ${BUCKET} --policy '${policy}'`);
    const { stderr, exitCode } = await console.run(`aws s3 cp --recursive /data/archive s3://${BUCKET}`);
    expect([exitCode, stderr.match(/upload failed: .*AccessDenied/g)?.length]).toEqual([1, 2]);
  });
});

describe('a Snow device', () => {
  it('R-XFER-28 opens with manifest and code, takes files at its own speed, and brings them into the bucket', async () => {
    const desk = await sitDown();
    const JobId = await deliver(desk);
    expect(await desk.say('snowballEdge')).toBe(`Snow device of ${JobId}: IP 192.168.1.100, locked\n`);
    expect(await desk.say('connect home snowballEdge')).toBe('No Snow device stands where you are.\n');
    await expect(desk.say(ONTO_IT)).rejects.toThrow(/locked/);
    await desk.say(UNLOCK);
    const before = desk.sim.state.clock.now;
    await desk.say(ONTO_IT);
    // R-XFER-30: 8 TB at 300 MB/s.
    expect((desk.sim.state.clock.now - before) / HOUR_MS).toBeCloseTo(7.41, 1);
    expect(await desk.say(`aws s3 ls s3://${BUCKET} --recursive | wc -l`)).toMatch(/^0$/m);
    await desk.say(`aws snowball update-job-shipment-state --job-id ${JobId} --shipment-state RETURNED`);
    await expect(desk.say(ONTO_IT)).rejects.toThrow(/Could not connect to the endpoint URL/);
    await desk.say(`wait until ${JobId} Complete`);
    expect(await desk.say(`aws s3 ls s3://${BUCKET} --recursive --summarize | tail -2`)).toBe(
      'Total Objects: 10\n   Total Size: 8000000000000\n',
    );
  });

  it('R-XFER-34 takes no more than it holds, and nothing for other buckets', async () => {
    const desk = await sitDown({ files: 10, size: 100e12 });
    await deliver(desk);
    await desk.say(UNLOCK);
    const { stderr, exitCode } = await desk.console.run(ONTO_IT);
    expect([exitCode, stderr.match(/InsufficientCapacity/g)?.length]).toEqual([1, 2]);
    await expect(desk.say(ONTO_IT.replace(BUCKET, 'other-bucket'))).rejects.toThrow(/NoSuchBucket/);
  });

  it('stays closed to a wrong code, a wrong manifest, and whoever stands elsewhere', async () => {
    const desk = await sitDown();
    await deliver(desk);
    await expect(desk.say(UNLOCK.replace('--unlock-code $CODE', '--unlock-code 12345'))).rejects.toThrow(
      /code is wrong/,
    );
    await desk.say('echo nothing > other.bin');
    await expect(
      desk.say(UNLOCK.replace('--manifest-file manifest.bin', '--manifest-file other.bin')),
    ).rejects.toThrow(/not that of the job/);
    await expect(desk.say('snowballEdge describe-device --endpoint https://10.0.0.1')).rejects.toThrow(
      /Could not connect/,
    );
  });

  it('brings an export home: what is on it can be listed, and small texts copied', async () => {
    const desk = await sitDown();
    await desk.say(`echo hello > a.txt; aws s3 cp --quiet a.txt s3://${BUCKET}/a.txt`);
    await deliver(desk, { JobType: 'EXPORT' });
    await desk.say(UNLOCK);
    const endpoint = '--endpoint-url http://192.168.1.100:8080';
    expect(await desk.say(`aws s3 ls s3://${BUCKET} ${endpoint}`)).toMatch(/ 6 a\.txt$/m);
    expect(await desk.say(`aws s3 cp s3://${BUCKET}/a.txt - ${endpoint}`)).toBe('hello\n');
  });
});
