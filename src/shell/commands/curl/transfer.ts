/** One URL: its request, those that redirects lead to, and everything that is printed on the way. */
import type { Connection, Journey } from '../../../cloud/web/journey.ts';
import type { CommandIo } from '../../command.ts';
import { type Addressing, diallingOf, journeyLimits } from './addressing.ts';
import { type CurlArguments, isSet, lastOf } from './arguments.ts';
import type { Payload } from './body.ts';
import type { CookieJar } from './cookies.ts';
import { type CurlFailure, failureOf, ownTlsLeg } from './failure.ts';
import {
  type HttpResponse,
  type HttpVersion,
  headerIn,
  headLines,
  headText,
  requestLines,
} from './message.ts';
import type { Printed } from './printed.ts';
import { buildRequest, methodOf, type OwnHeaders } from './request.ts';
import { type CurlUrl, readUrl, redirectedUrl, urlText } from './url.ts';
import { connectionLines, failureLines, sentLines, ticketLines } from './verbose.ts';
import type { Finished } from './write-out.ts';

export interface Setup {
  readonly given: CurlArguments;
  readonly own: OwnHeaders;
  readonly payload?: Payload;
  readonly addressing: Addressing;
  /** Undefined where neither `-b` nor `-c` asks for cookies to be kept. */
  readonly jar?: CookieJar;
  /** `-b "name=value"`. */
  readonly cookies?: string;
  /** By origin; they stay open from one request to the next. */
  readonly connections: Map<string, Connection>;
  /** By origin: which connection of this curl it is, counted from 0. */
  readonly numbers: Map<string, number>;
  readonly io: CommandIo;
  readonly printed: Printed;
}

export interface Transferred
  extends Omit<Finished, 'typedUrl' | 'urlNumber' | 'file' | 'exitCode' | 'error'> {
  readonly failure?: CurlFailure;
  /** What is printed or goes to the file: heads, where they are asked for. */
  readonly heads: string;
  readonly response?: HttpResponse;
  readonly lastUrl: CurlUrl;
  /** With `-v`, after the body. */
  readonly farewell: string;
}

const DEFAULT_REDIRECTS = 50;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export function transfer(first: CurlUrl, setup: Setup, toFile: boolean): Transferred {
  return new Transfer(first, setup, toFile).run();
}

class Transfer {
  readonly #setup: Setup;
  readonly #first: CurlUrl;
  readonly #toFile: boolean;
  readonly #journeys: Journey[] = [];
  #url: CurlUrl;
  #method: string;
  #payload: Payload | undefined;
  #version: HttpVersion = '1.1';
  #heads = '';
  #newConnections = 0;
  #sizes = { download: 0, upload: 0, request: 0, header: 0 };
  #origin = '';
  readonly #streams = new Map<string, number>();

  constructor(first: CurlUrl, setup: Setup, toFile: boolean) {
    this.#setup = setup;
    this.#first = first;
    this.#url = first;
    this.#toFile = toFile;
    this.#method = methodOf(setup.given);
    this.#payload = setup.payload;
  }

  run(): Transferred {
    const { given } = this.#setup;
    const limit = Number(lastOf(given, 'max-redirs') ?? DEFAULT_REDIRECTS);
    const follows = isSet(given, 'location') || isSet(given, 'location-trusted');
    for (let redirects = 0; ; redirects++) {
      const journey = this.#ask();
      const failure = failureOf(journey, this.#url, journeyLimits(given));
      if (failure) {
        this.#tell(failureLines(failure.text, this.#url, ownTlsLeg(journey)));
        return this.#end({ failure });
      }
      const response = journey.response as HttpResponse;
      const target = this.#redirectOf(response);
      if (!follows || target === undefined) return this.#answered(response, target);
      if (limit >= 0 && redirects >= limit) {
        const failure = { exitCode: 47, text: `Maximum (${limit}) redirects followed` };
        return this.#end({ failure, redirectUrl: target });
      }
      const refused = this.#follow(response, target);
      if (refused) return this.#end({ failure: refused });
    }
  }

  #answered(response: HttpResponse, redirectUrl: string | undefined): Transferred {
    const { given } = this.#setup;
    const isError = response.status >= 400;
    const redirect = redirectUrl !== undefined && { redirectUrl };
    if (isError && (isSet(given, 'fail') || isSet(given, 'fail-with-body'))) {
      const failure = { exitCode: 22, text: `The requested URL returned error: ${response.status}` };
      return this.#end({ failure, ...redirect, ...(isSet(given, 'fail-with-body') && { response }) });
    }
    return this.#end({ response, ...redirect });
  }

  #ask(): Journey {
    const { given, own, addressing, jar, cookies, connections, io } = this.#setup;
    const url = this.#url;
    const sameHost =
      url.name.toLowerCase() === this.#first.name.toLowerCase() || isSet(given, 'location-trusted');
    const cookie = [jar?.headerFor(url), sameHost ? cookies : undefined].filter(Boolean).join('; ');
    const draft = {
      url,
      method: this.#method,
      sameHost,
      ...(this.#payload && { payload: this.#payload }),
      ...(cookie !== '' && { cookie }),
    };
    const request = buildRequest(draft, given, own);
    const dialling = diallingOf(url, addressing);
    const origin = `${url.scheme}://${dialling.name}:${dialling.port}`;
    const open = connections.get(origin);
    this.#origin = origin;
    const offers = offersOf(given);
    const journey = io.sim.fetch(io.standing.place, request, {
      ...dialling,
      ...journeyLimits(given),
      alpn: offers,
      ...(open && { connection: open }),
    });
    this.#journeys.push(journey);
    io.flows.lastJourney = journey;
    const reused = open !== undefined;
    const tls = ownTlsLeg(journey);
    const isHttp2 = journey.connection?.tls?.alpn === 'h2' || tls?.alpn === 'h2';
    this.#version = isSet(given, 'http1.0') ? '1.0' : isHttp2 ? '2' : '1.1';
    if (!reused && journey.legs.some((leg) => leg.kind === 'tcp' && leg.ok && leg.depth === 0))
      this.#newConnections++;
    if (!reused) this.#setup.numbers.set(origin, this.#setup.numbers.size);
    const asked = journey.legs.some((leg) => leg.kind === 'http' && leg.depth === 0);
    const stream = (this.#streams.get(origin) ?? 0) + 1;
    this.#streams.set(origin, stream);
    const telling = { url, insecure: isSet(given, 'insecure'), reused, offers };
    const addresses = dialling.addresses && { given: dialling.addresses };
    this.#tell(connectionLines(journey, { ...telling, ...addresses }));
    if (asked) {
      this.#tell(sentLines(request, this.#version, url, stream));
      if (request.body && this.#toFile) this.#tell(`} [${request.body.size} bytes data]\n`);
      if (lastOf(given, 'upload-file') !== undefined) this.#tell('* We are completely uploaded and fine\n');
      if (tls && journey.response) this.#tell(ticketLines(tls));
      this.#sizes.request += requestLines(request, this.#version).join('\r\n').length + 4;
      this.#sizes.upload = request.body?.size ?? 0;
    }
    if (journey.response) this.#receive(journey, journey.response, origin);
    else connections.delete(origin);
    return journey;
  }

  #receive(journey: Journey, response: HttpResponse, origin: string): void {
    const { given, jar, connections, io } = this.#setup;
    const closes = /^close$/i.test(headerIn(response, 'connection') ?? '') || this.#version === '1.0';
    if (journey.connection && !closes) connections.set(origin, journey.connection);
    else connections.delete(origin);
    jar?.receive(response.headers, this.#url, io.sim.state.clock.now);
    const lines = [...headLines(response, this.#version), ''];
    this.#tell(lines.map((line) => `< ${line}\r\n`).join(''));
    const head = headText(response, this.#version);
    this.#heads += head;
    this.#sizes.header += head.length;
    this.#sizes.download = response.body.size;
    if (this.#toFile && response.body.size > 0 && !isSet(given, 'head'))
      this.#tell(`{ [${response.body.size} bytes data]\n`);
  }

  #redirectOf(response: HttpResponse): string | undefined {
    const location = REDIRECTS.has(response.status) ? headerIn(response, 'location') : undefined;
    return location === undefined ? undefined : redirectedUrl(this.#url, location);
  }

  /** RFC 9110 §15.4: 301, 302 and 303 turn a POST into a GET, as browsers do. */
  #follow({ status }: HttpResponse, target: string): CurlFailure | undefined {
    const { given } = this.#setup;
    const next = readUrl(target, isSet(given, 'path-as-is'));
    if ('exitCode' in next) return next;
    const clears = next.port !== this.#url.port && target.includes('://');
    this.#tell(
      `${clears ? `* Clear auth, redirects to port from ${this.#url.port} to ${next.port}\n` : ''}${this.#farewell()}* Issue another request to this URL: '${urlText(next)}'\n`,
    );
    const keeps = isSet(given, `post${status}`) || status >= 307;
    if (!keeps && this.#payload && this.#method !== 'GET' && this.#method !== 'HEAD') {
      if (lastOf(given, 'request') === undefined) this.#method = 'GET';
      this.#payload = undefined;
    }
    this.#url = next;
    return undefined;
  }

  #farewell(): string {
    const { connections, numbers } = this.#setup;
    if (!connections.has(this.#origin)) return '* Closing connection\n';
    return `* Connection #${numbers.get(this.#origin) ?? 0} to host ${this.#url.name} left intact\n`;
  }

  #tell(lines: string): void {
    if (isSet(this.#setup.given, 'verbose')) this.#setup.printed.err(lines);
  }

  #end(outcome: Pick<Transferred, 'failure' | 'response' | 'redirectUrl'>): Transferred {
    const answered = this.#journeys.at(-1)?.response !== undefined;
    const shown = outcome.response;
    return {
      ...outcome,
      journeys: this.#journeys,
      version: this.#version,
      method: this.#method,
      effectiveUrl: urlText(this.#url),
      lastUrl: this.#url,
      newConnections: this.#newConnections,
      heads: this.#heads,
      sizes: shown ? this.#sizes : { ...this.#sizes, download: 0 },
      farewell: answered ? this.#farewell() : '',
    };
  }
}

function offersOf(given: CurlArguments): readonly ('h2' | 'http/1.1')[] {
  const old = isSet(given, 'http1.1') || isSet(given, 'http1.0');
  return old ? ['http/1.1'] : ['h2', 'http/1.1'];
}
