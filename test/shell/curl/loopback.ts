/**
 * The real curl and netlab's, on the same questions: the real one asks a server on the loopback interface that answers
 * with what the simulated site answers, so that only the two curls can differ.
 */
import { execFile, execFileSync } from 'node:child_process';
import { createServer, type Server, type Socket } from 'node:net';
import { headText } from '../../../src/shell/commands/curl/message.ts';
import type { WebWorld } from '../../sim/fetch/world.ts';

export const HOST = 'www.partner.example';

/** `7.88.1`; undefined where there is no curl on this machine. */
export function realVersion(): string | undefined {
  try {
    return /^curl (\S+)/.exec(execFileSync('curl', ['--version'], { encoding: 'utf8' }))?.[1];
  } catch {
    return undefined;
  }
}

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export function runReal(args: readonly string[], cwd: string): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(
      'curl',
      ['-q', ...args],
      { cwd, encoding: 'utf8', timeout: 10_000 },
      (error, stdout, stderr) =>
        resolve({ stdout, stderr, exitCode: typeof error?.code === 'number' ? error.code : 0 }),
    );
    child.stdin?.end();
  });
}

export async function startServer(
  world: WebWorld,
): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((socket) => converse(socket, world));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, port: typeof address === 'object' ? (address?.port ?? 0) : 0 };
}

function converse(socket: Socket, world: WebWorld): void {
  let text = '';
  socket.on('error', () => socket.destroy());
  socket.on('data', (data) => {
    text += data.toString('latin1');
    for (;;) {
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      const lines = text.slice(0, end).split('\r\n');
      const headers = lines.slice(1).map((line) => {
        const [name = '', ...value] = line.split(': ');
        return [name, value.join(': ')] as const;
      });
      const find = (name: string) => headers.find(([key]) => key.toLowerCase() === name)?.[1];
      const length = Number(find('content-length') ?? 0);
      if (find('expect') !== undefined && text.length < end + 4 + length) {
        socket.write('HTTP/1.1 100 Continue\r\n\r\n');
      }
      if (text.length < end + 4 + length) return;
      const body = text.slice(end + 4, end + 4 + length);
      text = text.slice(end + 4 + length);
      answer(socket, world, lines[0] ?? '', headers, body);
    }
  });
}

function answer(
  socket: Socket,
  { sim }: WebWorld,
  line: string,
  headers: readonly (readonly [string, string])[],
  body: string,
): void {
  const [method = '', target = ''] = line.split(' ');
  const [path = '/', query] = target.split('?');
  const { response, failure } = sim.fetch(
    'client/lisbon',
    {
      method,
      scheme: 'http',
      host: headers.find(([name]) => name === 'Host')?.[1] ?? '',
      path,
      ...(query !== undefined && { query }),
      headers: headers.filter(([name]) => name !== 'Host'),
      ...(body !== '' && { body: { size: body.length, text: body } }),
    },
    { name: HOST },
  );
  if (failure?.code === 'reset') socket.resetAndDestroy();
  else if (path === '/closes') socket.destroy();
  else if (response) socket.write(headText(response, '1.1') + (response.body.text ?? ''));
}

/** What depends on the version, on the machine, or on the time taken, made alike. */
export function comparable({ stdout, stderr, exitCode }: Ran): Ran {
  const plain = (text: string) =>
    text
      .replace(
        /^\* (?:Host \S+ was resolved\.|IPv[46]: .*|Added .*|Hostname .* was found.*|RESOLVE .* discarded)\n/gm,
        '',
      )
      .replace(/^[{}] \[\d+ bytes data\]\n/gm, '')
      .replace(/^(?:.*\r)*(?=\* )/gm, '')
      .replace(/127\.0\.0\.1|192\.0\.2\.100/g, 'ADDRESS')
      .replace(/(port \d+) \(#\d\)/g, '$1')
      .replace(/curl\/[\d.]+/g, 'curl/VERSION')
      .replace(/OpenSSL\/[\d.]+/g, 'OpenSSL/VERSION')
      .replace(/Closing connection \d/g, 'Closing connection')
      .replace(/connection #\d with/g, 'connection with')
      .replace(/0x[0-9a-f]+/g, '0xPOINTER')
      .replace(/\d+ (ms|milliseconds)/g, 'N $1')
      .replace(/^(> [\w-]+): ?/gm, '$1: ')
      .replace(/Date: .*GMT/g, 'Date: DATE')
      .replace(/\(netlab: 'explain' tells why\)\n/g, '');
  return { stdout: plain(stdout), stderr: plain(stderr), exitCode };
}
