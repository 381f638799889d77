/**
 * A request on its way: a connection, question and answer, and all that servers ask others for it. It changes the
 * world as it goes (caches fill, flow logs note, uploads are kept), and writes down every leg.
 */
import { type HttpRequest, type HttpResponse, NO_BODY, textBody } from '../../cdn/message.ts';
import type { World } from '../../cloud/kernel/world.ts';
import type { Connection, FetchFailure, HttpLeg } from '../../cloud/web/journey.ts';
import type { Visit } from '../../cloud/web/visit.ts';
import type { Answer, WebServer } from '../../cloud/web/web-server.ts';
import { countVisit } from './count.ts';
import { ServerErrand } from './errand.ts';
import { arrivalOf, failed, type How, openConnection, originOf } from './opening.ts';
import { serverAt } from './servers.ts';
import { TravelLog } from './travel-log.ts';
import type { Traveller } from './traveller.ts';
import { requestOctets, responseOctets, splitHost, urlOf } from './wire.ts';

export interface Outcome {
  readonly response?: HttpResponse;
  readonly failure?: FetchFailure;
  readonly connection?: Connection;
}

/** Servers that ask servers: beyond that they go in circles. */
const MAX_DEPTH = 8;
/** A server that never answers is cut off by something in between. */
const PATIENCE_MS = 60_000;

export class Expedition {
  readonly log: TravelLog;

  constructor(world: World) {
    this.log = new TravelLog(world);
  }

  fetch(traveller: Traveller, request: HttpRequest, how: How): Outcome {
    if (this.log.depth >= MAX_DEPTH)
      return failed('loop', 'Servers pass the request on to each other in a circle.');
    const { scheme } = request;
    const host = splitHost(request.host, scheme);
    const destination = { scheme, name: how.name ?? host.name, port: how.port ?? host.port };
    const open = how.connection?.origin === originOf(destination) ? how.connection : undefined;
    const connection = open ?? openConnection(this.log, traveller, destination, how);
    return 'failure' in connection ? connection : this.#ask(traveller, request, how, connection);
  }

  #ask(traveller: Traveller, request: HttpRequest, how: How, connection: Connection): Outcome {
    const server = serverAt(this.log.world, arrivalOf(connection));
    const startMs = this.log.elapsedMs;
    const at = this.log.legs.length;
    const sentOctets = requestOctets(request);
    const { roundTripMs } = connection;
    this.log.pass(roundTripMs / 2 + sentOctets / traveller.octetsPerMs);
    const answer = this.#answer(server, request, how, connection);
    const end = (leg: Partial<HttpLeg>): void => {
      const told = {
        kind: 'http',
        startMs,
        ok: false,
        server: server?.resource ?? connection.host,
        label: server?.label ?? connection.address,
        ...(server?.place !== undefined && { place: server.place }),
        method: request.method,
        url: urlOf(request),
        sentOctets: request.body?.size ?? 0,
        receivedOctets: 0,
        ...(answer.reason && { reason: answer.reason }),
        ...leg,
      } as const;
      this.log.note(told, traveller, at);
    };
    const latestMs = Math.min(startMs + (how.responseTimeoutMs ?? Infinity), how.deadlineMs ?? Infinity);
    if (answer.kind !== 'response') {
      if (answer.kind === 'hangs') this.log.elapsedMs = Math.min(latestMs, startMs + PATIENCE_MS);
      else this.log.pass(roundTripMs / 2);
      const late = this.log.elapsedMs >= latestMs;
      if (late) this.log.elapsedMs = latestMs;
      end({});
      const code = answer.reason.code === NOT_HTTP ? 'not-http' : CODES[answer.kind];
      return failed(late ? 'response-timeout' : code, answer.reason.text);
    }
    const response = request.method === 'HEAD' ? { ...answer.response, body: NO_BODY } : answer.response;
    this.log.pass(answer.thoughtMs + roundTripMs / 2);
    const firstByteMs = this.log.elapsedMs;
    this.log.pass(responseOctets(response) / traveller.octetsPerMs);
    if (firstByteMs > latestMs || this.log.elapsedMs > (how.deadlineMs ?? Infinity)) {
      this.log.elapsedMs = Math.max(startMs, Math.min(latestMs, this.log.elapsedMs));
      const spentMs = this.log.elapsedMs - firstByteMs;
      const receivedOctets = Math.max(
        0,
        Math.min(response.body.size, Math.floor(spentMs * traveller.octetsPerMs)),
      );
      const reason = { code: 'timeout', text: `${traveller.by} gave up waiting.`, resource: '' };
      end({ reason, receivedOctets, ...(spentMs > 0 && { firstByteMs, wholeOctets: response.body.size }) });
      return failed('response-timeout', `The answer took longer than ${traveller.by} waits.`);
    }
    if (server)
      this.log.world = countVisit(
        this.log.world,
        traveller,
        server,
        request,
        sentOctets,
        responseOctets(response),
        // Beyond a gateway endpoint, which is free, there is the internet's side of the service.
        connection.host === '' ? undefined : connection.endpoint,
      );
    const { caches } = answer;
    end({
      ok: true,
      ...(caches && { caches }),
      status: response.status,
      receivedOctets: response.body.size,
      firstByteMs,
    });
    return { response, connection };
  }

  #answer(
    server: WebServer | undefined,
    request: HttpRequest,
    { signer }: How,
    { peer, address, port, tls }: Connection,
  ): Exclude<Answer, { kind: 'response' }> | (Answer & { kind: 'response' }) {
    const resource = server?.resource ?? '';
    if (server?.speaks === 'https' && !tls) return plainToTls(resource, server.label);
    if (!server || server.speaks === 'other') {
      const code = server && GREETERS.has(port) ? NOT_HTTP : 'closed';
      return {
        kind: 'closes',
        reason: { code, text: `Nobody speaks HTTP on port ${port} of ${address}.`, resource },
      };
    }
    this.log.depth++;
    const visit: Visit = { request, peer, ...(signer && { signer }) };
    const answer = server.answer(visit, new ServerErrand(this, server));
    this.log.depth--;
    return answer;
  }
}

const NOT_HTTP = 'not-http';
/** Whoever connects to them is told something before asking: FTP, SSH, SMTP, POP, IMAP, MySQL. */
const GREETERS = new Set([21, 22, 25, 110, 143, 587, 3306]);

const CODES = { hangs: 'empty', closes: 'empty', resets: 'reset' } as const;

/** What web servers say to plain HTTP on a port for HTTPS. */
function plainToTls(resource: string, label: string): Answer & { kind: 'response' } {
  const body = textBody('400 The plain HTTP request was sent to HTTPS port\n');
  const headers = [
    ['Content-Type', 'text/plain'],
    ['Content-Length', String(body.size)],
    ['Connection', 'close'],
  ] as const;
  const reason = { code: 'plain-to-https', text: `${label} speaks only HTTPS on this port.`, resource };
  return { kind: 'response', response: { status: 400, headers, body }, thoughtMs: 0, reason };
}
