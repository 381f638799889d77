/** What `curl -v` tells of a journey: `*` lines of its own, `>` what it sent, `<` what came back. */
import type { Certificate } from '../../../cloud/web/certificate.ts';
import type { Connection, DnsLeg, Journey, TcpLeg, TlsLeg } from '../../../cloud/web/journey.ts';
import { hash32 } from '../../../kit/random.ts';
import { certificateCovers } from '../../../sim/fetch/words.ts';
import { chainProblem, nameProblem, ownTlsLeg } from './failure.ts';
import { handshakeOf } from './handshake.ts';
import type { HttpRequest, HttpVersion } from './message.ts';
import { requestLines } from './message.ts';
import { type CurlUrl, urlText } from './url.ts';

export interface Telling {
  readonly url: CurlUrl;
  readonly insecure: boolean;
  /** Addresses that `--resolve` gave. */
  readonly given?: readonly string[];
  /** The connection of the request before, where this one uses it again. */
  readonly reused: boolean;
  readonly offers: readonly string[];
}

/** Lines on the way to the request, each with its line end. */
export function connectionLines(journey: Journey, telling: Telling): string {
  const { url, given, reused } = telling;
  if (reused) return reuseLines(journey.connection, url);
  const lines: string[] = [];
  const own = journey.legs.filter(({ depth }) => depth === 0);
  const dns = own.find((leg): leg is DnsLeg => leg.kind === 'dns');
  if (given) lines.push(`* Hostname ${url.name} was found in DNS cache`);
  else if (dns?.ok) lines.push(...resolvedLines(dns, url));
  for (const leg of own) if (leg.kind === 'tcp') lines.push(...tcpLines(leg, url));
  const tls = ownTlsLeg(journey);
  if (tls) lines.push(...tlsLines(tls, telling));
  return text(lines);
}

function text(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function resolvedLines({ addresses }: DnsLeg, { name, port }: CurlUrl): readonly string[] {
  const of = (isIpv6: boolean) => addresses.filter((address) => address.includes(':') === isIpv6);
  const listed = (list: readonly string[]) => (list.length === 0 ? '(none)' : list.join(', '));
  return [
    `* Host ${name}:${port} was resolved.`,
    `* IPv6: ${listed(of(true))}`,
    `* IPv4: ${listed(of(false))}`,
  ];
}

function tcpLines({ address, port, outcome, reason }: TcpLeg, { name }: CurlUrl): readonly string[] {
  const shown = address.includes(':') ? `[${address}]` : address;
  const trying = `*   Trying ${shown}:${port}...`;
  if (outcome === 'connected') return [trying, `* Connected to ${name} (${address}) port ${port}`];
  if (outcome === 'timeout') return [trying];
  const why = reason?.code === 'CONNECTION_REFUSED' ? 'Connection refused' : 'Network is unreachable';
  return [trying, `* connect to ${address} port ${port} failed: ${why}`];
}

function reuseLines(connection: Connection | undefined, { name }: CurlUrl): string {
  const bundle = hash32(connection?.origin ?? name)
    .toString(16)
    .padStart(8, '0');
  const isMultiplexed = connection?.tls?.alpn === 'h2';
  return text([
    `* Found bundle for host: 0x5581${bundle} [${isMultiplexed ? 'can multiplex' : 'serially'}]`,
    ...(isMultiplexed ? [] : ['* Can not multiplex, even if we wanted to']),
    `* Re-using existing connection with host ${name}`,
  ]);
}

function tlsLines(leg: TlsLeg, { insecure, offers, url }: Telling): readonly string[] {
  const { certificate, alpn } = leg;
  const lines = [
    `* ALPN: curl offers ${offers.join(',')}`,
    '* TLSv1.3 (OUT), TLS handshake, Client hello (1):',
    ...(insecure ? [] : ['*  CAfile: /etc/ssl/certs/ca-certificates.crt', '*  CApath: /etc/ssl/certs']),
  ];
  if (!certificate) {
    if (leg.reason?.code === 'tls-version') lines.push('* TLSv1.2 (IN), TLS alert, protocol version (582):');
    if (leg.reason?.code === 'handshake-refused')
      lines.push('* TLSv1.3 (IN), TLS alert, handshake failure (552):');
    return lines;
  }
  const { hello, keys } = handshakeOf(leg.version ?? '1.3', certificate.keyType.startsWith('EC_'));
  lines.push(...hello);
  const problem = chainProblem(leg);
  if (problem && !leg.ok) return [...lines, `* TLSv1.3 (OUT), TLS alert, ${problem.alert}:`];
  lines.push(
    ...keys,
    `* ALPN: server accepted ${alpn ?? 'http/1.1'}`,
    ...certificateLines(certificate, url.name, insecure),
  );
  if (!leg.ok) return [...lines, `*  subjectAltName does not match ${url.name}`];
  lines.push(
    problem
      ? `*  SSL certificate verify result: ${problem.text} (${problem.number}), continuing anyway.`
      : '*  SSL certificate verify ok.',
    ...levelLines(certificate),
  );
  return lines;
}

function certificateLines(certificate: Certificate, name: string, insecure: boolean): readonly string[] {
  const { names, notBefore, notAfter } = certificate;
  const matching = insecure ? undefined : names.find((pattern) => certificateCovers(pattern, name));
  return [
    '* Server certificate:',
    `*  subject: CN=${names[0] ?? ''}`,
    `*  start date: ${opensslDate(notBefore)}`,
    `*  expire date: ${opensslDate(notAfter)}`,
    ...(matching === undefined ? [] : [`*  subjectAltName: host "${name}" matched cert's "${matching}"`]),
    `*  issuer: ${issuerText(certificate)}`,
  ];
}

function issuerText({ issuer: { kind, name } }: Certificate): string {
  if (kind === 'amazon') return `C=US; O=Amazon; CN=${name}`;
  const known = /^(Let's Encrypt) (\S+)$/.exec(name);
  return known ? `C=US; O=${known[1]}; CN=${known[2]}` : `CN=${name}`;
}

function levelLines({ keyType, issuer }: Certificate): readonly string[] {
  const curve = /^EC_(.*)$/.exec(keyType)?.[1];
  const bits = Number(/\d+$/.exec(curve?.replace('r1', '').replace('v1', '') ?? keyType)?.[0] ?? 2048);
  const strength = curve === undefined ? RSA_STRENGTH[bits] : Math.floor(bits / 2);
  const key = curve === undefined ? `RSA (${bits}/${strength}` : `EC/${curve} (${bits}/${strength}`;
  const rsa = 'RSA (2048/112 Bits/secBits), signed using sha256WithRSAEncryption';
  const level = `*   Certificate level 0: Public key type ${key} Bits/secBits), signed using sha256WithRSAEncryption`;
  return issuer.kind === 'self-signed' ? [level] : [level, `*   Certificate level 1: Public key type ${rsa}`];
}

const RSA_STRENGTH: Readonly<Record<number, number>> = { 1024: 80, 2048: 112, 3072: 128, 4096: 152 };

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Jan  5 08:00:00 2026 GMT`. */
export function opensslDate(time: number): string {
  const date = new Date(time);
  const clock = date.toISOString().slice(11, 19);
  return `${MONTHS[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2)} ${clock} ${date.getUTCFullYear()} GMT`;
}

/** `stream` counts the requests on one HTTP/2 connection, from 1. */
export function sentLines(request: HttpRequest, version: HttpVersion, url: CurlUrl, stream: number): string {
  const shown = [...requestLines(request, version), ''].map((line) => `> ${line}\r`);
  if (version !== '2') return text(shown);
  const id = stream * 2 - 1;
  const target = `${request.path}${request.query === undefined ? '' : `?${request.query}`}`;
  const fields = [
    `[:method: ${request.method}]`,
    `[:scheme: ${request.scheme}]`,
    `[:authority: ${request.host}]`,
    `[:path: ${target}]`,
    ...request.headers.map(([name, value]) => `[${name.toLowerCase()}: ${value}]`),
  ];
  return text([
    ...(stream === 1 ? ['* using HTTP/2'] : []),
    `* [HTTP/2] [${id}] OPENED stream for ${urlText(url)}`,
    ...fields.map((field) => `* [HTTP/2] [${id}] ${field}`),
    ...shown,
  ]);
}

/** TLS 1.3 hands tickets out after the handshake. */
export function ticketLines({ alpn, version }: TlsLeg): string {
  if (version !== undefined && version !== '1.3') return '';
  const ticket = '* TLSv1.3 (IN), TLS handshake, Newsession Ticket (4):';
  return text([ticket, ...(alpn === 'h2' ? [] : [ticket, '* old SSL session ID is stale, removing'])]);
}

/** Why it ended without an answer. */
export function failureLines(failure: string, url: CurlUrl, tls: TlsLeg | undefined): string {
  const isName = failure === nameProblem(url.name);
  const closing = isName && tls ? ['* TLSv1.3 (OUT), TLS alert, close notify (256):'] : [];
  return text([`* ${failure}`, '* Closing connection', ...closing]);
}
