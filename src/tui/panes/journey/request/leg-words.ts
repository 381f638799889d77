/** What a leg was about, in a few words for a table: the sentences are `journeyWords`'. */
import type { CacheStop, DnsLeg, HttpLeg, Leg, TcpLeg, TlsLeg } from '../../../../cloud/web/journey.ts';
import { certificateCovers } from '../../../../sim/fetch/words.ts';
import { type Part, type Row, row } from '../../../text/row.ts';
import { sanitize } from '../../../text/sanitize.ts';
import { type Style, style } from '../../../theme.ts';

export const LEG_NAMES = { dns: 'DNS', tcp: 'TCP', tls: 'TLS', http: 'HTTP' } as const;

export function legWords(leg: Leg): Row {
  switch (leg.kind) {
    case 'dns':
      return dnsWords(leg);
    case 'tcp':
      return tcpWords(leg);
    case 'tls':
      return tlsWords(leg);
    case 'http':
      return httpWords(leg);
  }
}

function dnsWords({ name, addresses, rcode, fromCache }: DnsLeg): Row {
  const [first] = addresses;
  const more = addresses.length > 1 ? ` +${addresses.length - 1}` : '';
  const who = rcode === undefined ? ' known to the host' : fromCache ? ' cached' : '';
  return row(
    sanitize(name),
    first === undefined ? [style.bad, ` ${rcode ?? 'no address'}`] : ` → ${first}${more}`,
    [style.muted, who],
  );
}

const OUTCOMES: Readonly<Record<TcpLeg['outcome'], Part>> = {
  connected: '',
  refused: [style.bad, ' refused'],
  timeout: [style.bad, ' no answer'],
};

function tcpWords({ address, port, outcome }: TcpLeg): Row {
  const to = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
  return row(to, OUTCOMES[outcome]);
}

function tlsWords({ certificate, serverName, faults, verified, ok, alpn }: TlsLeg): Row {
  if (!certificate) return row(sanitize(serverName), [style.bad, ' no certificate']);
  const { names, issuer } = certificate;
  const name = names.find((pattern) => certificateCovers(pattern, serverName)) ?? names[0] ?? '';
  const [fault] = faults;
  const verdict: Part = fault ? [ok ? style.warn : style.bad, ` ${fault.code}`] : '';
  const blind = verified ? '' : ', not looked at';
  return row(sanitize(name), [style.muted, ` of ${sanitize(issuer.name)}${blind}`], verdict, [
    style.muted,
    alpn === undefined ? '' : ` ${alpn}`,
  ]);
}

function httpWords({ method, url, status, receivedOctets, sentOctets }: HttpLeg): Row {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/, '');
  const sent = sentOctets > 0 ? ` (${octets(sentOctets)} sent)` : '';
  const end: Part = status === undefined ? [style.bad, 'no answer'] : [statusLook(status), String(status)];
  const size = status === undefined ? '' : `, ${octets(receivedOctets)}`;
  return row(`${method} ${sanitize(path)}${sent} → `, end, [style.muted, size]);
}

export function statusLook(status: number) {
  return status >= 400 ? style.bad : status >= 300 ? style.warn : style.good;
}

/** What a cache did. */
export const VERDICTS: Readonly<Record<CacheStop['verdict'], readonly [Style, string]>> = {
  hit: [style.good, '✓ hit'],
  'refresh-hit': [style.good, '✓ hit, asked again'],
  'stale-hit': [style.warn, '! hit, though stale'],
  miss: [style.warn, '○ miss'],
  pass: [style.muted, '– passed on, never kept'],
  error: [style.bad, '✗ no answer'],
};

/** `14 octets`, `3.2 kB`, `1.5 GB`. */
export function octets(count: number): string {
  if (count < 1000) return `${count} octet${count === 1 ? '' : 's'}`;
  const power = Math.min(4, Math.floor(Math.log10(count) / 3));
  const value = count / 1000 ** power;
  return `${value < 100 ? Number(value.toFixed(1)) : Math.round(value)} ${['', 'k', 'M', 'G', 'T'][power]}B`;
}

/** `the edge LIS50-C1 in Lisbon`; some have their place in their name. */
export function labelWithPlace({
  label,
  place,
}: {
  readonly label: string;
  readonly place?: string;
}): string {
  return place === undefined || label.endsWith(place) ? label : `${label} in ${place}`;
}
