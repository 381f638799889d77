/** Load on loopback: so many at once, each the next as soon as the last was answered. Plain sockets, so as to cost little. */
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';

/** Answers a second. */
export async function httpLoad(
  port: number,
  request: string,
  requests: number,
  connections = 16,
): Promise<number> {
  const octets = Buffer.from(request);
  const start = performance.now();
  const share = Math.ceil(requests / connections);
  await Promise.all(Array.from({ length: connections }, () => converse(port, octets, share)));
  return (share * connections * 1000) / (performance.now() - start);
}

/** On one connection, or, where the other side closes it after each answer, on one after the other. */
function converse(port: number, request: Buffer, requests: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = requests;
    const open = () => {
      let waiting = Buffer.alloc(0);
      const socket = connect(port, '127.0.0.1', () => void socket.write(request));
      socket.setNoDelay(true);
      socket.on('error', reject);
      socket.on('close', () => (left > 0 ? open() : resolve()));
      socket.on('data', (chunk) => {
        waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
        const end = answerEnd(waiting);
        if (end === undefined) return;
        if (waiting.subarray(9, 12).toString() !== '200') {
          reject(new Error(waiting.toString().slice(0, 400)));
          left = 0;
        } else left -= 1;
        const isLast = left <= 0 || /\r\nconnection: close\r\n/i.test(waiting.toString('latin1', 0, end));
        waiting = waiting.subarray(end);
        if (isLast) socket.destroy();
        else socket.write(request);
      });
    };
    open();
  });
}

/** Where the first answer ends; undefined where it hasn't come whole. */
function answerEnd(octets: Buffer): number | undefined {
  const head = octets.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const text = octets.toString('latin1', 0, head + 2);
  const length = /\r\ncontent-length: *(\d+)\r\n/i.exec(text)?.[1];
  if (length === undefined) {
    // Chunks, of which the last is empty.
    const end = octets.indexOf('\r\n0\r\n\r\n', head);
    return end < 0 ? undefined : end + 7;
  }
  const end = head + 4 + Number(length);
  return octets.length >= end ? end : undefined;
}

/** Answers a second; what is lost is asked again. */
export function udpLoad(port: number, query: Uint8Array, queries: number, inFlight = 64): Promise<number> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 2 ** 20, sendBufferSize: 2 ** 20 });
  const start = performance.now();
  return new Promise((resolve, reject) => {
    let answered = 0;
    let id = 0;
    const ask = () => {
      const octets = Buffer.from(query);
      id = (id + 1) & 0xffff;
      octets.writeUInt16BE(id);
      socket.send(octets, port, '127.0.0.1');
    };
    let last = performance.now();
    const watch = setInterval(() => {
      if (performance.now() - last > 500) for (let count = 0; count < inFlight; count++) ask();
    }, 500);
    socket.on('error', reject);
    socket.on('message', () => {
      last = performance.now();
      answered += 1;
      if (answered === queries) {
        clearInterval(watch);
        socket.close();
        resolve((queries * 1000) / (performance.now() - start));
      } else ask();
    });
    for (let count = 0; count < inFlight; count++) ask();
  });
}
