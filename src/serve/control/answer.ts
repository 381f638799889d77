/** The control API: requests below `/_netlab/`. What is wrong with one is told in JSON, with the way out. */
import type * as z from 'zod';
import type { HttpRequest, HttpResponse } from '../../model/protocol/codec.ts';
import { UnknownPlace } from '../../sim/places.ts';
import type { HttpAnswer } from '../http/listen.ts';
import { eventStream } from './events.ts';
import { openApiOf } from './openapi.ts';
import { type ControlDesk, ControlError, type ControlOperation } from './operation.ts';
import { CONTROL_OPERATIONS } from './operations/index.ts';
import { shellCommand, shellSetup } from './shell.ts';

export const CONTROL_PREFIX = '/_netlab/';

/** Whether a request only looks: then no time passes for it, or whoever watches would make the world change by watching. */
export function onlyLooks({ method, path }: HttpRequest): boolean {
  return method === 'GET' || path === `${CONTROL_PREFIX}check`;
}

export interface ControlOptions extends ControlDesk {
  /** netlab's own. */
  readonly version: string;
  /** Of those who sign for the names of that world, where the edges speak TLS; PEM. */
  readonly certificate?: string;
}

export async function answerControl(options: ControlOptions, request: HttpRequest): Promise<HttpAnswer> {
  const path = request.path.slice(CONTROL_PREFIX.length);
  if (path === 'openapi.json') return json(200, openApiOf(CONTROL_OPERATIONS, options.version));
  const { certificate } = options;
  if (path === 'ca.pem' && certificate !== undefined && request.method === 'GET')
    return { status: 200, headers: { 'content-type': 'application/x-pem-file' }, body: certificate };
  if (path === 'events' && request.method === 'GET') return eventStream(options.sim);
  if (path === 'shell') {
    const { console } = options;
    return request.method === 'POST' && console
      ? shellCommand(console, request)
      : shellSetup(options, request);
  }
  try {
    const operation = operationAt(path, request.method);
    return json(200, await operation.run(inputOf(operation, request) as never, options));
  } catch (error) {
    return refusal(error);
  }
}

function operationAt(path: string, method: string): ControlOperation {
  const there = CONTROL_OPERATIONS.filter((operation) => operation.path === path);
  const found = there.find((operation) => operation.method === method);
  if (found) return found;
  const [other] = there;
  if (other) throw new ControlError('WrongMethod', `Send this with ${other.method}, not ${method}.`, 405);
  const paths = [
    ...CONTROL_OPERATIONS.map((operation) => operation.path),
    'events',
    'shell',
    'ca.pem',
    'openapi.json',
  ];
  throw new ControlError(
    'NotFound',
    `There is no ${CONTROL_PREFIX}${path}. There are: ${paths.join(', ')}.`,
    404,
  );
}

function inputOf({ input, method }: ControlOperation, { query, body }: HttpRequest): unknown {
  const given = method === 'GET' ? Object.fromEntries(new URLSearchParams(query)) : parseBody(body);
  const parsed = input.safeParse(given);
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error);
}

function parseBody(body: Uint8Array): unknown {
  const text = new TextDecoder().decode(body);
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ControlError('NoJson', `The body is no JSON: ${(error as Error).message}`, 400);
  }
}

function invalid({ issues: [issue] }: z.ZodError): ControlError {
  const at = issue?.path.join('.') ?? '';
  return new ControlError('InvalidInput', issue?.message ?? 'The input is not valid.', 400, at);
}

function refusal(error: unknown): HttpResponse {
  if (error instanceof UnknownPlace)
    return json(404, { error: { code: 'UnknownPlace', message: error.message, at: error.place } });
  if (!(error instanceof ControlError)) throw error;
  const { code, message, status, at } = error;
  return json(status, { error: { code, message, ...(at !== undefined && at !== '' && { at }) } });
}

function json(status: number, content: unknown): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: `${JSON.stringify(content, undefined, 2)}\n`,
  };
}
