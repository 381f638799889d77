/** The built serve and the built watch, in processes of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Terminal } from './terminal.ts';

const ENTRY = join(import.meta.dirname, '../../dist/netlab.js');
let server: ChildProcess;
let url = '';

beforeAll(async () => {
  const ports = ['--port', '0', '--dns-port', '0', '--edge-port', '0'];
  server = spawn(process.execPath, [ENTRY, 'serve', 'build-a-vpc', ...ports, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await new Promise<string>((resolve) =>
    server.stdout?.once('data', (data) => resolve(String(data))),
  );
  url = (JSON.parse(said) as { api: string }).api;
}, 30_000);

afterAll(() => void server.kill('SIGKILL'));

const type = (line: string) =>
  fetch(`${url}/_netlab/console`, { method: 'POST', body: JSON.stringify({ line }) });

test('a watcher sees what others do, and what is typed is typed there', async () => {
  const terminal = new Terminal({ args: ['watch', url] });
  await terminal.shows('Begin');
  terminal.type('\r');
  await terminal.shows('0/10 checks');
  await type('aws ec2 create-vpc --cidr-block $vpc_cidr');
  await terminal.shows('1/10 checks');
  terminal.type('aws ec2 describe-vpcs --query "length(Vpcs)"\r');
  await terminal.shows(/│ 1 +/);
  terminal.type('\x04');
  await terminal.kill();
});

test('a signal ends the server cleanly', async () => {
  const ended = new Promise((resolve) => server.once('exit', (code, signal) => resolve([code, signal])));
  server.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  await expect(fetch(url)).rejects.toThrow();
});

test('without a server, that is said', async () => {
  const terminal = new Terminal({ args: ['watch', 'http://127.0.0.1:9', '--once'] });
  await terminal.shows('no netlab serve answers at http://127.0.0.1:9');
  expect(await terminal.exited()).toBe(2);
});
