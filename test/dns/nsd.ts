/** Runs a real authoritative server (NSD) on loopback for as long as a test needs it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeResponse, encodeQuery } from '../../src/dns/message/codec.ts';
import type { Name } from '../../src/dns/name.ts';
import type { Query, Response } from '../../src/dns/query.ts';
import type { ResourceRecord } from '../../src/dns/record.ts';
import { typeCode } from '../../src/dns/record.ts';

export const hasProgram = (program: string) =>
  spawnSync('sh', ['-c', `PATH="$PATH:/usr/sbin" command -v ${program}`]).status === 0;

export const PATH_WITH_SBIN = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };

export interface ZoneFile {
  readonly apex: Name;
  readonly records: readonly ResourceRecord[];
}

export interface RunningServer {
  readonly port: number;
  ask(query: Query): Promise<Response>;
  stop(): Promise<void>;
}

export async function startNsd(zones: readonly ZoneFile[]): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'netlab-nsd-'));
  const port = await freePort();
  for (const [index, zone] of zones.entries()) {
    writeFileSync(join(folder, `zone-${index}`), zone.records.map(masterLine).join('\n').concat('\n'));
  }
  writeFileSync(join(folder, 'nsd.conf'), configuration(folder, port, zones));
  const child = spawn('nsd', ['-d', '-c', join(folder, 'nsd.conf')], {
    env: PATH_WITH_SBIN,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const client = await openClient(port);
  const stop = async () => {
    client.close();
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const first = zones[0] as ZoneFile;
  await untilItAnswers(client, { question: { name: first.apex, type: 'SOA' }, recursionDesired: false });
  return { port, ask: client.ask, stop };
}

function configuration(folder: string, port: number, zones: readonly ZoneFile[]): string {
  const server = `server:
  ip-address: 127.0.0.1
  port: ${port}
  username: ""
  zonesdir: "${folder}"
  database: ""
  pidfile: "${folder}/pid"
  xfrdfile: "${folder}/xfrd"
  zonelistfile: "${folder}/zones"
  server-count: 1
  ipv4-edns-size: 4096
  minimal-responses: no
  rrl-ratelimit: 0
remote-control:
  control-enable: no
`;
  const blocks = zones.map(({ apex }, index) => `zone:\n  name: "${apex}"\n  zonefile: "zone-${index}"\n`);
  return server + blocks.join('');
}

/** RFC 3597 gives the types that older servers cannot read a form that they can. */
function masterLine({ name, type, ttl, data }: ResourceRecord): string {
  return `${name} ${ttl} IN ${type === 'SPF' ? `TYPE${typeCode(type)}` : type} ${data}`;
}

export async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  socket.close();
  return port;
}

export interface Client {
  ask(query: Query): Promise<Response>;
  close(): void;
}

/** A client over UDP that keeps several questions in flight. */
export async function openClient(port: number): Promise<Client> {
  const socket: Socket = createSocket('udp4');
  const waiting = new Map<number, (response: Response) => void>();
  let nextId = 1;
  socket.on('message', (octets) => {
    const decoded = decodeResponse(octets);
    if (decoded) waiting.get(decoded.id)?.(decoded.response);
  });
  socket.on('error', () => {});
  await new Promise<void>((resolve) => socket.connect(port, '127.0.0.1', resolve));
  const ask = async (query: Query): Promise<Response> => {
    const id = nextId++ % 65536;
    const octets = encodeQuery(id, query);
    try {
      for (let attempt = 0; attempt < 3; attempt++) {
        const answered = new Promise<Response>((resolve) => waiting.set(id, resolve));
        socket.send(octets);
        const response = await Promise.race([answered, pause(500)]);
        if (response) return response;
      }
    } finally {
      waiting.delete(id);
    }
    throw new Error(`no answer to ${query.question.name} ${query.question.type}`);
  };
  return { ask, close: () => socket.close() };
}

export async function untilItAnswers(client: Client, query: Query): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      const { rcode } = await client.ask(query);
      if (rcode !== 'SERVFAIL') return;
      await pause(50);
    } catch (error) {
      if (attempt > 20) throw error;
    }
    if (attempt > 100) throw new Error('the server does not load its zones');
  }
}

export const pause = (ms: number) => new Promise<undefined>((resolve) => setTimeout(resolve, ms, undefined));

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exited;
}
