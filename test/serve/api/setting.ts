/** A desk of its own for each test: a fresh world, and time and IDs that don't come from the machine. */
import type { HttpRequest, HttpResponse } from '../../../src/model/protocol/codec.ts';
import { type ApiDesk, answerApi } from '../../../src/serve/api/answer.ts';
import { createOctets } from '../../../src/serve/api/octets.ts';
import { createSim } from '../../../src/sim/create-sim.ts';

export const REQUEST_ID = '11111111-2222-4333-8444-555555555555';

export function openDesk(): ApiDesk {
  return {
    sim: createSim({ seed: 'serve' }),
    octets: createOctets(2 ** 20),
    visitor: 'internet',
    now: () => Date.UTC(2026, 10, 23, 10),
    requestId: () => REQUEST_ID,
  };
}

export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export function authorization(service: string, region = 'us-east-1'): string {
  return `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261123/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}

export function request({
  method = 'POST',
  path = '/',
  query = '',
  headers = {},
  body = '',
}: Sent): HttpRequest {
  return {
    method,
    path,
    query,
    headers: { host: '127.0.0.1:4566', ...headers },
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  };
}

export function signed(service: string, sent: Sent): HttpRequest {
  return request({ ...sent, headers: { authorization: authorization(service), ...sent.headers } });
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };

export function query(service: string, body: string): HttpRequest {
  return signed(service, { headers: FORM, body });
}

export function json(service: string, target: string, body: string): HttpRequest {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
  return signed(service, { headers, body });
}

export function ask(desk: ApiDesk, sent: HttpRequest): HttpResponse & { readonly text: string } {
  const response = answerApi(desk, sent);
  const { body } = response;
  return { ...response, text: typeof body === 'string' ? body : new TextDecoder().decode(body) };
}
