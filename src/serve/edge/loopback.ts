/**
 * Asks a web server of this machine, on its loopback and nowhere else: no name is looked up and no redirect followed.
 * Limit: an HTTPS server is believed as any client believes it, by the name `localhost`; a certificate of one's own is
 * made known with `NODE_EXTRA_CA_CERTS`.
 */
import { request as askPlain, type IncomingMessage } from 'node:http';
import { request as askTls } from 'node:https';

export interface LoopbackRequest {
  readonly scheme: 'http' | 'https';
  readonly port: number;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface LoopbackAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export type LoopbackFailure = 'hangs' | 'closes' | 'resets';

const PATIENCE_MS = 10_000;
const MOST_BYTES = 32 * 2 ** 20;
/** Many a development server listens on one of them only. */
const ADDRESSES = ['127.0.0.1', '::1'] as const;

export async function askLoopback(request: LoopbackRequest): Promise<LoopbackAnswer | LoopbackFailure> {
  let answer: LoopbackAnswer | LoopbackFailure | 'refused' = 'refused';
  for (const address of ADDRESSES) {
    answer = await askAt(address, request);
    if (answer !== 'refused') return answer;
  }
  return 'closes';
}

function askAt(
  host: string,
  { scheme, port, method, path, headers, body }: LoopbackRequest,
): Promise<LoopbackAnswer | LoopbackFailure | 'refused'> {
  return new Promise((resolve) => {
    const options = {
      ...{ host, port, method, path, agent: false as const },
      headers: { ...headers, ...(body.length > 0 && { 'content-length': String(body.length) }) },
      signal: AbortSignal.timeout(PATIENCE_MS),
    };
    const answered = (message: IncomingMessage) => readAnswer(message).then(resolve, () => resolve('closes'));
    const asking =
      scheme === 'https'
        ? askTls({ ...options, servername: 'localhost' }, answered)
        : askPlain(options, answered);
    asking.on('error', ({ name, code }: NodeJS.ErrnoException) => {
      if (name === 'AbortError' || name === 'TimeoutError') resolve('hangs');
      else resolve(code === 'ECONNREFUSED' || code === 'EADDRNOTAVAIL' ? 'refused' : 'closes');
    });
    asking.end(body);
  });
}

async function readAnswer(message: IncomingMessage): Promise<LoopbackAnswer | LoopbackFailure> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) return 'resets';
    chunks.push(chunk);
  }
  const headers = Object.entries(message.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
  );
  return {
    status: message.statusCode ?? 502,
    headers: Object.fromEntries(headers),
    body: new Uint8Array(Buffer.concat(chunks, size)),
  };
}
