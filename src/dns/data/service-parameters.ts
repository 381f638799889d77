/** Parameters of SVCB and HTTPS records (RFC 9460 §2, §7, §14.3.2): `alpn="h2,h3" port=8443`. */
import { formatAddress, parseAddress } from '../../kit/address.ts';
import { addressOctets, addressOfOctets } from './octets.ts';
import { readOctets } from './tokens.ts';

export interface ServiceParameter {
  readonly key: number;
  readonly value: readonly number[];
}

const KEYS = ['mandatory', 'alpn', 'no-default-alpn', 'port', 'ipv4hint', 'ech', 'ipv6hint'];

const PARAMETER = /\s*([a-z0-9-]+)(?:=(?:"((?:[^"\\]|\\[\s\S])*)"|([^\s"]*)))?(?=\s|$)/y;

/** Sorted by key, as the wire wants them; undefined where the text is not a list of parameters. */
export function readParameters(text: string): ServiceParameter[] | undefined {
  const found: ServiceParameter[] = [];
  const trimmed = text.trimEnd();
  PARAMETER.lastIndex = 0;
  while (PARAMETER.lastIndex < trimmed.length) {
    const match = PARAMETER.exec(trimmed);
    const key = match ? keyNumber(match[1] as string) : undefined;
    const value = match && key !== undefined ? readValue(key, match[2] ?? match[3]) : undefined;
    if (key === undefined || !value || found.some((other) => other.key === key)) return undefined;
    found.push({ key, value });
  }
  return found.sort((left, right) => left.key - right.key);
}

function keyNumber(name: string): number | undefined {
  const known = KEYS.indexOf(name);
  if (known >= 0) return known;
  const digits = /^key(0|[1-9]\d{0,4})$/.exec(name)?.[1];
  return digits !== undefined && Number(digits) < 65535 ? Number(digits) : undefined;
}

function readValue(key: number, text: string | undefined): number[] | undefined {
  if (KEYS[key] === 'no-default-alpn') return text === undefined ? [] : undefined;
  if (key >= KEYS.length) return readOctets(text ?? '');
  if (!text) return undefined;
  switch (KEYS[key]) {
    case 'mandatory':
      return joined(text.split(','), (name) => {
        const number = keyNumber(name);
        return number ? [number >> 8, number & 255] : undefined;
      });
    case 'alpn':
      return joined(text.split(','), (id) =>
        /^[!#-[\]-~]{1,255}$/.test(id) ? [id.length, ...asciiOctets(id)] : undefined,
      );
    case 'port':
      return /^\d{1,5}$/.test(text) && Number(text) < 65536
        ? [Number(text) >> 8, Number(text) & 255]
        : undefined;
    case 'ech':
      return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0
        ? asciiOctets(atob(text))
        : undefined;
    default:
      return joined(text.split(','), (hint) => {
        const address = parseAddress(hint);
        return address?.family === (KEYS[key] === 'ipv4hint' ? 4 : 6) ? addressOctets(address) : undefined;
      });
  }
}

function joined(
  items: readonly string[],
  octetsOf: (item: string) => number[] | undefined,
): number[] | undefined {
  const parts = items.map(octetsOf);
  return parts.some((part) => part === undefined) ? undefined : (parts as number[][]).flat();
}

const asciiOctets = (text: string) => Array.from(text, (character) => character.charCodeAt(0));

export function writeParameters(parameters: readonly ServiceParameter[]): string {
  return parameters.map(({ key, value }) => writeParameter(key, value)).join(' ');
}

function writeParameter(key: number, value: readonly number[]): string {
  const name = KEYS[key] ?? `key${key}`;
  switch (name) {
    case 'mandatory':
      return `${name}=${pairs(value).map((number) => KEYS[number] ?? `key${number}`)}`;
    case 'alpn':
      return `${name}="${alpnIds(value)}"`;
    case 'no-default-alpn':
      return name;
    case 'port':
      return `${name}=${pairs(value)[0] ?? 0}`;
    case 'ech':
      return `${name}=${btoa(String.fromCharCode(...value))}`;
    case 'ipv4hint':
    case 'ipv6hint':
      return `${name}=${chunks(value, name === 'ipv4hint' ? 4 : 16).map((octets) => formatAddress(addressOfOctets(octets)))}`;
    default:
      return value.length === 0 ? name : `${name}="${value.map(escaped).join('')}"`;
  }
}

const escaped = (octet: number) =>
  octet > 0x20 && octet < 0x7f && octet !== 0x22 && octet !== 0x5c
    ? String.fromCharCode(octet)
    : `\\${octet.toString(8).padStart(3, '0')}`;

function chunks(octets: readonly number[], size: number): (readonly number[])[] {
  return Array.from({ length: Math.floor(octets.length / size) }, (_, index) =>
    octets.slice(index * size, index * size + size),
  );
}

const pairs = (octets: readonly number[]) =>
  chunks(octets, 2).map(([high, low]) => (high as number) * 256 + (low as number));

function alpnIds(octets: readonly number[]): string[] {
  const ids: string[] = [];
  for (let at = 0; at < octets.length; at += 1 + (octets[at] as number)) {
    ids.push(String.fromCharCode(...octets.slice(at + 1, at + 1 + (octets[at] as number))));
  }
  return ids;
}
