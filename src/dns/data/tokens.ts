/**
 * The words of a record's data: blanks part them, quotes hold them together (RFC 1035 §5.1). Octets are kept in text
 * with one character each; escapes are three digits, octal with us, decimal in master files.
 */
import type { Escapes } from '../name.ts';

export interface Token {
  /** As written, escapes untouched, quotes off. */
  readonly raw: string;
  readonly quoted: boolean;
}

const TOKEN = /\s*(?:"((?:[^"\\]|\\[\s\S])*)"(?=\s|$)|((?:[^\s"\\]|\\[\s\S])(?:[^\s\\]|\\[\s\S])*))\s*/y;

/** Undefined where a quote or an escape is left open. */
export function splitTokens(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) return text.trim() === '' ? [] : undefined;
    tokens.push(
      match[1] === undefined ? { raw: match[2] as string, quoted: false } : { raw: match[1], quoted: true },
    );
  }
  return tokens;
}

/** The octets that a string's text stands for; undefined where a character or an escape is none. */
export function readOctets(raw: string, escapes: Escapes = 'octal'): number[] | undefined {
  const octets: number[] = [];
  const digits = escapes === 'octal' ? /^[0-3][0-7]{2}/ : /^(?:[01]\d\d|2[0-4]\d|25[0-5])/;
  for (let index = 0; index < raw.length; index++) {
    const code = raw.charCodeAt(index);
    if (code > 0x7e || (code < 0x20 && code !== 9)) return undefined;
    if (raw[index] !== '\\') {
      octets.push(code);
      continue;
    }
    const rest = raw.slice(index + 1, index + 4);
    const number = digits.exec(rest)?.[0];
    if (number === undefined && !/^[^0-9]/.test(rest)) return undefined;
    octets.push(
      number === undefined ? rest.charCodeAt(0) : Number.parseInt(number, escapes === 'octal' ? 8 : 10),
    );
    index += number?.length ?? 1;
  }
  return octets;
}

/** In quotes: `"` and `\` behind a backslash, what cannot be printed as digits. */
export function writeString(octets: readonly number[] | Uint8Array, escapes: Escapes = 'octal'): string {
  let text = '"';
  for (const octet of octets) {
    if (octet === 0x22 || octet === 0x5c) text += `\\${String.fromCharCode(octet)}`;
    else if (octet >= 0x20 && octet < 0x7f) text += String.fromCharCode(octet);
    else text += `\\${octet.toString(escapes === 'octal' ? 8 : 10).padStart(3, '0')}`;
  }
  return `${text}"`;
}
