/** An `aws` call in netlab's console against the real `aws` CLI on moto's server; skipped where they are missing. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { createConsole } from '../src/shell/console.ts';
import { createSim } from '../src/sim/create-sim.ts';
import { median, type Row, timed } from './row.ts';

const run = promisify(execFile);
const COMMAND = ['ec2', 'describe-vpcs'];

export async function consoleBench(): Promise<readonly Row[]> {
  const console = await createConsole({ sim: createSim({ seed: 'bench' }) });
  const line = `aws ${COMMAND.join(' ')}`;
  const own: number[] = [];
  for (let round = 0; round < 200; round++) own.push(await timed(() => console.run(line)));
  const row: Row = { name: `console: ${line}`, value: median(own.slice(20)), unit: 'ms' };
  const peer = await realCli();
  return [
    peer === undefined
      ? row
      : { ...row, against: { name: 'aws CLI on moto, ms', value: peer }, aim: '≤ 1/200' },
  ];
}

/** Median milliseconds of a real call, or undefined with a word about what is missing. */
async function realCli(): Promise<number | undefined> {
  const port = await freePort();
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
    env: { ...process.env, MOTO_EC2_LOAD_DEFAULT_AMIS: 'false' },
  });
  try {
    const started = await answers(server, port);
    if (!started) return skip('moto_server');
    const env = {
      ...process.env,
      AWS_ACCESS_KEY_ID: 'bench',
      AWS_SECRET_ACCESS_KEY: 'bench',
      AWS_DEFAULT_REGION: 'us-east-1',
    };
    const call = () => run('aws', ['--endpoint-url', `http://127.0.0.1:${port}`, ...COMMAND], { env });
    await call();
    const times: number[] = [];
    for (let round = 0; round < 5; round++) times.push(await timed(call));
    return median(times);
  } catch (error) {
    return skip((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'aws' : String(error));
  } finally {
    server.kill();
  }
}

function skip(what: string): undefined {
  console.log(`skipped: no real CLI beside it (${what} is missing)`);
}

async function answers(server: ChildProcess, port: number): Promise<boolean> {
  let gone = false;
  server.on('error', () => {
    gone = true;
  });
  for (let attempt = 0; attempt < 150 && !gone; attempt++) {
    const reply = await fetch(`http://127.0.0.1:${port}/moto-api/`).catch(() => undefined);
    if (reply) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
