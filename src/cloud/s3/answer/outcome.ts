/** What an answer is made of, before the headers that every answer of S3 has. */

import { formatHttpDate } from '../../../cdn/fields/http-date.ts';
import type { Headers, HttpResponse } from '../../../cdn/message.ts';
import { NO_BODY } from '../../../cdn/message.ts';
import type { World } from '../../kernel/world.ts';
import type { Reason, Served, Visit } from '../../web/visit.ts';
import { requestIds } from '../digest.ts';
import type { S3Error } from '../errors.ts';
import { errorBody } from './xml.ts';

export type Outcome =
  | {
      readonly kind: 'response';
      readonly response: HttpResponse;
      readonly world: World;
      readonly reason?: Reason;
    }
  | {
      readonly kind: 'error';
      readonly error: S3Error;
      readonly headers?: Headers;
      readonly reason?: Reason;
    };

export function respond(world: World, status: number, headers: Headers, body = NO_BODY): Outcome {
  return { kind: 'response', response: { status, headers, body }, world };
}

export function fail(error: S3Error, reason?: Reason, headers: Headers = []): Outcome {
  return { kind: 'error', error, headers, ...(reason && { reason }) };
}

/** As it goes out of a REST endpoint: errors as XML, and the request's IDs. */
export function serveRest(world: World, visit: Visit, outcome: Outcome, extra: Headers = []): Served {
  const ids = idsOf(world, visit);
  const isHead = visit.request.method === 'HEAD';
  const reason = outcome.reason && { reason: outcome.reason };
  if (outcome.kind === 'response') {
    const { status, headers, body } = outcome.response;
    const response = { status, headers: [...idHeaders(ids, world), ...headers, ...extra, SERVER], body };
    return { response, world: outcome.world, ...reason };
  }
  const { error, headers = [] } = outcome;
  const body = isHead || error.status === 304 ? NO_BODY : errorBody(error, ids.requestId, ids.hostId);
  const described: Headers = [
    ...idHeaders(ids, world),
    ...headers,
    ['Content-Type', 'application/xml'],
    ...extra,
    SERVER,
  ];
  return { response: { status: error.status, headers: described, body }, world, ...reason };
}

export const SERVER = ['Server', 'AmazonS3'] as const;

export interface Ids {
  readonly requestId: string;
  readonly hostId: string;
}

export function idsOf({ seed, clock }: World, { request, peer }: Visit): Ids {
  const { method, host, path, query = '' } = request;
  return requestIds([seed, clock.now, peer, method, host, path, query].join(' '));
}

export function idHeaders({ requestId, hostId }: Ids, { clock }: World): Headers {
  return [
    ['x-amz-id-2', hostId],
    ['x-amz-request-id', requestId],
    ['Date', formatHttpDate(clock.now)],
  ];
}
