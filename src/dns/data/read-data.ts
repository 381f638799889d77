/** Reads the data of a record in presentation format and writes it in the one form that all else here works with. */
import { formatAddress, parseAddress } from '../../kit/address.ts';
import { canonicalName, type Escapes, type Name, type NameProblemCode, readName } from '../name.ts';
import type { RecordType } from '../record.ts';
import { FIELDS, type Field, isOpenEnded } from './fields.ts';
import { readParameters, writeParameters } from './service-parameters.ts';
import { readOctets, splitTokens, type Token, writeString } from './tokens.ts';

export type DataProblemCode =
  | NameProblemCode
  | 'FIELD_COUNT'
  | 'ILLEGAL_IPV4'
  | 'ILLEGAL_IPV6'
  | 'ILLEGAL_NUMBER'
  | 'ILLEGAL_TAG'
  | 'ILLEGAL_HEX'
  | 'ILLEGAL_PARAMETERS'
  | 'STRING_NOT_QUOTED'
  | 'STRING_TOO_LONG';

export interface DataProblem {
  readonly code: DataProblemCode;
  /** The word that is wrong, or the whole value. */
  readonly value: string;
  readonly text: string;
}

type Read = { readonly text: string } | { readonly problem: DataProblem };

/**
 * The canonical form: one blank between fields, names absolute and in lower case, addresses shortest, strings quoted,
 * hexadecimal digits in upper case. Two values are the same exactly when their canonical forms are.
 */
export function readData(
  type: RecordType,
  text: string,
  escapes: Escapes = 'octal',
): { readonly data: string } | { readonly problem: DataProblem } {
  const fields = FIELDS[type];
  const tokens = splitTokens(text);
  if (!tokens) return problem('STRING_NOT_QUOTED', text, 'a quote or an escape is left open');
  const last = fields.at(-1) as Field;
  const least = last === 'parameters' ? fields.length - 1 : fields.length;
  if (tokens.length < least || (tokens.length > fields.length && !isOpenEnded(last))) {
    return problem('FIELD_COUNT', text, `${type} has ${fields.length} fields, and here are ${tokens.length}`);
  }
  const words: string[] = [];
  for (const [index, field] of fields.entries()) {
    const read = isOpenEnded(field)
      ? readRest(field, tokens.slice(index), escapes)
      : readField(field, tokens[index] as Token, escapes);
    if ('problem' in read) return read;
    if (read.text !== '') words.push(read.text);
  }
  return { data: words.join(' ') };
}

function readField(field: Field, token: Token, escapes: Escapes): Read {
  const { raw } = token;
  switch (field) {
    case 'ipv4':
    case 'ipv6':
      return readAddress(field, raw);
    case 'name':
    case 'old-name': {
      const read = readName(raw, escapes);
      return 'name' in read
        ? { text: canonicalName(read.name) }
        : problem(read.problem.code, raw, read.problem.text);
    }
    case 'u8':
      return readNumber(raw, 0xff);
    case 'u16':
      return readNumber(raw, 0xffff);
    case 'u32':
      return readNumber(raw, 0xffff_ffff);
    case 'tag':
      return /^[a-z0-9]{1,255}$/i.test(raw)
        ? { text: raw.toLowerCase() }
        : problem('ILLEGAL_TAG', raw, 'a tag consists of letters and digits');
    case 'value':
      return readString(token, escapes, 0xffff);
    default:
      return readString(token, escapes, 255);
  }
}

function readAddress(field: 'ipv4' | 'ipv6', raw: string): Read {
  const address = parseAddress(raw);
  if (address?.family === (field === 'ipv4' ? 4 : 6)) return { text: formatAddress(address) };
  return field === 'ipv4'
    ? problem('ILLEGAL_IPV4', raw, `${raw} is not an IPv4 address`)
    : problem('ILLEGAL_IPV6', raw, `${raw} is not an IPv6 address`);
}

function readNumber(raw: string, highest: number): Read {
  return /^\d{1,10}$/.test(raw) && Number(raw) <= highest
    ? { text: String(Number(raw)) }
    : problem('ILLEGAL_NUMBER', raw, `${raw} is not a whole number from 0 to ${highest}`);
}

function readString(token: Token, escapes: Escapes, longest: number): Read {
  if (!token.quoted) return problem('STRING_NOT_QUOTED', token.raw, 'a string must stand in double quotes');
  const octets = readOctets(token.raw, escapes);
  if (!octets) {
    return problem(
      'UNSUPPORTED_CHARACTER',
      token.raw,
      `other than ASCII is written as \\ and three ${escapes} digits`,
    );
  }
  if (octets.length > longest) {
    return problem(
      'STRING_TOO_LONG',
      token.raw,
      `a string has at most ${longest} octets; part it in several`,
    );
  }
  return { text: writeString(octets) };
}

function readRest(field: Field, tokens: readonly Token[], escapes: Escapes): Read {
  if (field === 'strings') {
    const texts: string[] = [];
    for (const token of tokens) {
      const read = readString(token, escapes, 255);
      if ('problem' in read) return read;
      texts.push(read.text);
    }
    return { text: texts.join(' ') };
  }
  const joined = tokens.map(({ raw }) => raw);
  if (field === 'hex') {
    const digits = joined.join('');
    return /^(?:[0-9a-f]{2})+$/i.test(digits)
      ? { text: digits.toUpperCase() }
      : problem('ILLEGAL_HEX', digits, 'here should be pairs of hexadecimal digits');
  }
  const parameters = readParameters(joined.join(' '));
  return parameters
    ? { text: writeParameters(parameters) }
    : problem('ILLEGAL_PARAMETERS', joined.join(' '), 'parameters are written as alpn="h2,h3" port=8443 …');
}

function problem(code: DataProblemCode, value: string, text: string): { readonly problem: DataProblem } {
  return { problem: { code, value, text } };
}

/** The name that canonical data points to, where it points to one: of NS, CNAME, PTR, MX, SRV, SVCB, HTTPS. */
export function targetOf(type: RecordType, data: string): Name | undefined {
  switch (type) {
    case 'NS':
    case 'CNAME':
    case 'PTR':
      return data;
    case 'MX':
      return data.slice(data.indexOf(' ') + 1);
    case 'SRV':
    case 'SVCB':
    case 'HTTPS':
      return data.split(' ')[type === 'SRV' ? 3 : 1];
    default:
      return undefined;
  }
}

/** Seconds for which the SOA lets a negative answer be kept (RFC 2308 §5), next to its own TTL. */
export function negativeTtl(soa: { readonly ttl: number; readonly data: string }): number {
  return Math.min(soa.ttl, Number(soa.data.slice(soa.data.lastIndexOf(' ') + 1)));
}
