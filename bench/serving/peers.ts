/** The peers of serve, each in a process of its own, and how they are ended. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Peer<Ports> {
  readonly ports: Ports;
  stop(): void;
}

const SERVERS = join(import.meta.dirname, '../node_modules/.cache/netlab-bench/servers.mjs');

/** A role of `servers.ts`. */
export function startRole<Ports>(role: string): Promise<Peer<Ports>> {
  const child = fork(SERVERS, [role], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`the server ${role} ended`)));
    child.once('message', (ports) => resolve({ ports: ports as Ports, stop: () => void child.kill() }));
  });
}

/** Undefined, with a word, where it isn't installed. */
export async function startMoto(): Promise<Peer<{ port: number }> | undefined> {
  const port = await freePort();
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
    env: { ...process.env, MOTO_EC2_LOAD_DEFAULT_AMIS: 'false' },
  });
  return started('moto_server', child, port, () => undefined);
}

/** Serves one small file. */
export async function startNginx(): Promise<Peer<{ port: number }> | undefined> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'netlab-nginx-'));
  writeFileSync(join(folder, 'page'), 'Hello from shop.example.net.\n');
  writeFileSync(
    join(folder, 'nginx.conf'),
    `worker_processes 1; daemon off; pid ${folder}/pid; error_log /dev/null;
events { worker_connections 256; }
http { access_log off; keepalive_requests 1000000; open_file_cache max=10; client_body_temp_path ${folder};
  proxy_temp_path ${folder}; fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
  server { listen 127.0.0.1:${port}; root ${folder}; } }\n`,
  );
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: 'ignore',
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  return started('nginx', child, port, () => rmSync(folder, { recursive: true, force: true }));
}

async function started(
  name: string,
  child: ChildProcess,
  port: number,
  tidy: () => void,
): Promise<Peer<{ port: number }> | undefined> {
  let gone = false;
  child.on('error', () => {
    gone = true;
  });
  child.on('exit', () => {
    gone = true;
  });
  for (let attempt = 0; attempt < 150 && !gone; attempt++) {
    if (await listens(port)) {
      const stop = () => {
        child.kill();
        tidy();
      };
      return { ports: { port }, stop };
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  child.kill();
  tidy();
  console.log(`skipped: no ${name} beside it`);
  return undefined;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
