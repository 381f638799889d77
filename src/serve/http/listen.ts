/** An HTTP port with bounds: of headers, bodies, connections and time. What is no HTTP at all is answered and hung up on. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { HttpRequest, HttpResponse } from '../../model/protocol/codec.ts';
import { alsoTls } from '../tls/also-tls.ts';
import type { Authority } from '../tls/certificate.ts';

/** Goes on until the client hangs up: what is written to it, and how it is stopped. */
export interface HttpStream {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  follow(write: (text: string) => void): () => void;
}

export type HttpAnswer = HttpResponse | HttpStream;

export interface HttpPort {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly mostBodyBytes: number;
  /** Where it speaks TLS too: who signs for the names that clients ask for. */
  readonly authority?: Authority;
  /** `connection` is the same object for all requests that come over one. */
  answer(request: HttpRequest, connection: object): HttpAnswer | Promise<HttpAnswer>;
  /** To a request whose body is longer; it comes without. */
  tooLarge(request: HttpRequest): HttpResponse;
}

export interface Listening {
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

const BOUNDS = {
  maxHeaderSize: 32 * 1024,
  headersTimeout: 20_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 20_000,
  connectionsCheckingInterval: 5000,
};
const MOST_CONNECTIONS = 512;

/** Rejects where the port can't be had. */
export function listenHttp(port: HttpPort): Promise<Listening> {
  const server = createServer(BOUNDS, (message, response) => {
    serveOne(port, message, response).catch((error: unknown) => {
      respond(response, internalError(error));
    });
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.on('clientError', refuseGarbage);
  if (port.authority) alsoTls(server, port.authority);
  const sockets = socketsOf(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port.port, port.host, () => {
      server.off('error', reject);
      resolve({
        host: port.host,
        port: (server.address() as AddressInfo).port,
        close: () => close(server, sockets),
      });
    });
  });
}

async function serveOne(port: HttpPort, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const head = headOf(message);
  const body = await readBody(message, port.mostBodyBytes);
  if (message.destroyed && !message.complete) return;
  if (body === undefined) {
    response.setHeader('connection', 'close');
    respond(response, port.tooLarge(head));
    return;
  }
  const answer = port.answer(body.length === 0 ? head : { ...head, body }, message.socket);
  respond(response, answer instanceof Promise ? await answer : answer);
}

const NOTHING = new Uint8Array();

function headOf({ method = 'GET', url = '/', headers }: IncomingMessage): HttpRequest {
  const target = /^https?:\/\/[^/?#]*/i.test(url) ? url.replace(/^https?:\/\/[^/?#]*/i, '') : url;
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  return {
    method,
    path: path === '' ? '/' : path,
    query: mark < 0 ? '' : target.slice(mark + 1),
    // Of lists only `set-cookie` is one, which no request has.
    headers: headers as Record<string, string>,
    body: NOTHING,
  };
}

/** Undefined where it is longer than it may be; what is left of it is not read. */
async function readBody(message: IncomingMessage, most: number): Promise<Uint8Array | undefined> {
  if (Number(message.headers['content-length'] ?? 0) > most) return undefined;
  const { headers } = message;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return NOTHING;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size);
}

function respond(response: ServerResponse, answer: HttpAnswer): void {
  if (response.headersSent) {
    response.destroy();
  } else if ('follow' in answer) {
    response.writeHead(answer.status, answer.headers);
    const stop = answer.follow((text) => void response.write(text));
    response.on('close', stop);
  } else {
    const { status, headers, body } = answer;
    const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
    // A HEAD says how long the body would be that it doesn't have.
    const isLength = length > 0 || !Object.hasOwn(headers, 'content-length');
    const hasNone = status === 204 || status === 304;
    response.writeHead(
      status,
      hasNone || !isLength ? { ...headers } : { ...headers, 'content-length': String(length) },
    );
    response.end(body);
  }
}

/** A mistake of ours ends with its request. */
function internalError(error: unknown): HttpResponse {
  return {
    status: 500,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: `netlab bug: ${(error as Error).stack ?? String(error)}\n`,
  };
}

function refuseGarbage(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** What is under way may end; what idles is hung up on. */
const GRACE_MS = 1000;

function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, GRACE_MS);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** All that are open, those among them that haven't said yet what they want. */
function socketsOf(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}
