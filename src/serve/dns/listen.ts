/** The DNS port: UDP, and TCP with a length before each message (RFC 1035, section 4.2; RFC 7766). */
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { type AddressInfo, createServer, isIPv6, type Server, type Socket } from 'node:net';
import type { Listening } from '../http/listen.ts';
import type { AnswerDns } from './answer.ts';

export interface DnsPort {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly answer: AnswerDns;
}

const MOST_CONNECTIONS = 128;
/** RFC 7766, section 6.2.3: a few seconds. */
const IDLE_MS = 10_000;
const MOST_ATTEMPTS = 10;

/** Rejects where the port can't be had; both transports have the same one. */
export async function listenDns({ host, port, answer }: DnsPort): Promise<Listening> {
  for (let attempt = 1; ; attempt++) {
    const sockets = new Set<Socket>();
    const tcp = await listenTcp(host, port, answer, sockets);
    const { port: chosen } = tcp.address() as AddressInfo;
    try {
      const udp = await listenUdp(host, chosen, answer);
      return { host, port: chosen, close: () => close(tcp, sockets, udp) };
    } catch (error) {
      await new Promise((resolve) => tcp.close(resolve));
      // A port that is free for one may be taken for the other.
      if (port !== 0 || attempt >= MOST_ATTEMPTS) throw error;
    }
  }
}

function listenUdp(host: string, port: number, answer: AnswerDns): Promise<UdpSocket> {
  const socket = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4', recvBufferSize: 2 ** 20 });
  socket.on('message', (octets, { address, port: from }) => {
    const answered = answer({ octets, transport: 'udp', source: address });
    if (answered) socket.send(answered, from, address);
  });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, host, () => {
      socket.off('error', reject);
      // An answer that couldn't be sent is a packet lost.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

function listenTcp(host: string, port: number, answer: AnswerDns, sockets: Set<Socket>): Promise<Server> {
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, answer);
  });
  server.maxConnections = MOST_CONNECTIONS;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

/** Message after message; who says nothing for long, or nothing sensible, is hung up on. */
function converse(socket: Socket, answer: AnswerDns): void {
  const source = socket.remoteAddress ?? '';
  let waiting: Buffer = Buffer.alloc(0);
  socket.setTimeout(IDLE_MS, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    while (waiting.length >= 2 && waiting.length >= 2 + waiting.readUInt16BE()) {
      const end = 2 + waiting.readUInt16BE();
      const answered = answer({ octets: waiting.subarray(2, end), transport: 'tcp', source });
      waiting = waiting.subarray(end);
      if (!answered) return void socket.destroy();
      const length = Buffer.alloc(2);
      length.writeUInt16BE(answered.length);
      socket.write(Buffer.concat([length, answered]));
    }
  });
}

async function close(tcp: Server, sockets: ReadonlySet<Socket>, udp: UdpSocket): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await Promise.all([
    new Promise((resolve) => tcp.close(resolve)),
    new Promise<void>((resolve) => udp.close(() => resolve())),
  ]);
}
