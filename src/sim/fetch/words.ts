/** A journey told so that a beginner understands it, for the tools above. */
import { nameMatches } from '../../cloud/web/certificate.ts';
import type { DnsLeg, HttpLeg, Journey, Leg, TcpLeg, TlsLeg } from '../../cloud/web/journey.ts';
import { urlOf } from './wire.ts';

/** Whether a name in a certificate speaks for a host: `*.example.com` for `www.example.com`. */
export function certificateCovers(pattern: string, host: string): boolean {
  return nameMatches(pattern, host);
}

/** Lines of text: what was asked, each leg with the time that it took, and what came of it. */
export function journeyWords(journey: Journey): string {
  const { request, legs, elapsedMs, failure, response } = journey;
  const [first] = legs;
  const title = `${first?.by ?? placeWords(journey.from)} asks for ${request.method} ${urlOf(request)}.`;
  const end = failure
    ? `It ends here, after ${milliseconds(elapsedMs)}: ${failure.text}`
    : `Answered with ${response?.status ?? 0} after ${milliseconds(elapsedMs)}.`;
  return [title, '', ...legs.flatMap(legLines), '', end].join('\n');
}

/** The leg that ended a journey: its last connection that failed, where it was a connection. */
export function failedConnection({ legs, failure }: Journey): TcpLeg | undefined {
  const isConnection = failure?.code === 'refused' || failure?.code === 'connect-timeout';
  return isConnection ? legs.findLast((leg): leg is TcpLeg => leg.kind === 'tcp' && !leg.ok) : undefined;
}

function placeWords(place: string): string {
  return place.replace(/^(?:client|instance|eni)\//, '');
}

/** `18 ms`, `0.5 ms`, `12.3 s`. */
export function milliseconds(ms: number): string {
  return ms >= 10_000 ? `${Math.round(ms / 100) / 10} s` : `${Math.round(ms * 10) / 10} ms`;
}

function legLines(leg: Leg): readonly string[] {
  const mark = leg.ok ? ' ' : '✗';
  const indent = '  '.repeat(leg.depth);
  const head = `${mark} ${indent}${NAMES[leg.kind]} ${milliseconds(leg.ms).padStart(9)}  ${sentence(leg)}`;
  const more = leg.reason && isWorthTelling(leg) ? [`  ${indent}                ${leg.reason.text}`] : [];
  return [head, ...more];
}

const NAMES = { dns: 'DNS ', tcp: 'TCP ', tls: 'TLS ', http: 'HTTP' } as const;

/** A page that is simply there needs no reason. */
export function isWorthTelling(leg: Leg): boolean {
  return !leg.ok || leg.reason?.code !== 'page';
}

function sentence(leg: Leg): string {
  switch (leg.kind) {
    case 'dns':
      return dnsSentence(leg);
    case 'tcp':
      return tcpSentence(leg);
    case 'tls':
      return tlsSentence(leg);
    case 'http':
      return httpSentence(leg);
  }
}

function dnsSentence({ by, name, addresses, rcode, resolver, fromCache }: DnsLeg): string {
  if (rcode === undefined) return `${by} knows ${name} by itself: ${addresses.join(', ')}.`;
  const who = resolver === undefined ? by : `${by}, by ${resolver},`;
  const how = fromCache ? ' from its cache' : '';
  return addresses.length > 0
    ? `${who} finds ${name}${how}: ${someOf(addresses)}.`
    : `${who} finds no address for ${name} (${rcode})${how}.`;
}

/** The first are the ones that are tried. */
const SHOWN = 4;

function someOf(addresses: readonly string[]): string {
  const rest = addresses.length - SHOWN;
  const shown = addresses.slice(0, SHOWN).join(', ');
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

function tcpSentence({ by, address, port, outcome, endpoint }: TcpLeg): string {
  const to = `${address.includes(':') ? `[${address}]` : address}:${port}`;
  if (outcome === 'connected')
    return `${by} connects to ${to}${endpoint === undefined ? '' : `, by the endpoint ${endpoint}`}.`;
  return outcome === 'refused' ? `${by} is refused by ${to}.` : `${by} gets no answer from ${to}.`;
}

function tlsSentence({ by, serverName, certificate, ok, verified, faults }: TlsLeg): string {
  if (!certificate) return `${by} gets no certificate for ${serverName}.`;
  const names = `a certificate for ${certificate.names.join(', ')} of ${certificate.issuer.name}`;
  if (!ok) return `${by} is shown ${names}, and breaks off.`;
  if (!verified) return `${by} is shown ${names}, and takes it without looking.`;
  return faults.length > 0 ? `${by} is shown ${names}.` : `${by} is shown ${names}, and trusts it.`;
}

function httpSentence({ by, method, url, label, place, status, receivedOctets }: HttpLeg): string {
  const where = place === undefined || label.endsWith(` in ${place}`) ? label : `${label} in ${place}`;
  if (status === undefined) return `${by} asks ${where}: ${method} ${url}, and gets no answer.`;
  return `${by} asks ${where}: ${method} ${url} → ${status}, ${receivedOctets} octets.`;
}
