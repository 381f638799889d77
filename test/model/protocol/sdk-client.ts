/** A real SDK client whose requests end in the process: what it would send comes here, and it reads what this answers. */
import { createRequire } from 'node:module';
import type { HttpRequest, HttpResponse } from '../../../src/model/protocol/codec.ts';

export interface SdkClient {
  /** Sends a request; `answer` sees it as HTTP and says what comes back. */
  send(
    operation: string,
    input: object,
    answer: (request: HttpRequest) => HttpResponse,
  ): Promise<Record<string, unknown>>;
}

interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

type Constructor = new (options: object) => { send(command: unknown): Promise<Record<string, unknown>> };

export function sdkClient(packageName: string, clientName: string): SdkClient {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const sdk = createRequire(import.meta.url)(packageName) as Record<string, Constructor>;
  let current: (request: HttpRequest) => HttpResponse;
  const client = new sdk[clientName]!({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: {
      handle: async (request: SdkRequest) => {
        const { status, headers, body } = current(plainRequest(request));
        return {
          response: { statusCode: status, headers: { ...headers }, body: bytesOf(body) },
        };
      },
    },
  });
  return {
    send(operation, input, answer) {
      current = answer;
      return client.send(new sdk[`${operation}Command`]!(input));
    },
  };
}

function plainRequest({ method, path, query = {}, headers, body = '' }: SdkRequest): HttpRequest {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).map((item) => [key, item] as [string, string]),
  );
  return {
    method,
    path,
    query: new URLSearchParams(pairs).toString(),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: bytesOf(body),
  };
}

function bytesOf(body: string | Uint8Array): Uint8Array {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body;
}

/** Dates as text, bytes as numbers, and without what the wire can't carry: empty structures and lists. */
export function comparable(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\.000Z$/, 'Z');
  if (value instanceof Date) return value.toISOString().replace('.000Z', 'Z');
  if (value instanceof Uint8Array) return [...value];
  if (Array.isArray(value)) {
    const items = value.map(comparable).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, comparable(item)] as const)
    .filter(([, item]) => item !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
