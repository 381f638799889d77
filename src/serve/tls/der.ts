/** ASN.1 in DER (ITU-T X.690): as much of it as certificates need. */

type Octets = Uint8Array;

export const sequence = (...parts: readonly Octets[]): Octets => element(0x30, ...parts);
export const setOf = (part: Octets): Octets => element(0x31, part);
export const boolean = (value: boolean): Octets => element(0x01, Uint8Array.of(value ? 0xff : 0));
export const utf8 = (text: string): Octets => element(0x0c, new TextEncoder().encode(text));
export const octetString = (content: Octets): Octets => element(0x04, content);
/** Whole octets. */
export const bitString = (content: Octets): Octets => element(0x03, Uint8Array.of(0), content);
/** Those of which the last is the bit of the highest number; trailing zeros are not written (X.690, section 11.2.2). */
export const namedBits = (octet: number): Octets => {
  const unused = 31 - Math.clz32(octet & -octet);
  return element(0x03, Uint8Array.of(unused, octet));
};
/** `[number]`, around other elements. */
export const explicit = (number: number, ...parts: readonly Octets[]): Octets =>
  element(0xa0 | number, ...parts);
/** `[number]` in the place of a string's own tag. */
export const implicit = (number: number, content: Octets): Octets => element(0x80 | number, content);

/** Not negative. */
export function integer(value: Octets): Octets {
  const start = value.findIndex((octet) => octet !== 0);
  const digits = start < 0 ? Uint8Array.of(0) : value.subarray(start);
  return element(0x02, ...((digits[0] ?? 0) >= 0x80 ? [Uint8Array.of(0)] : []), digits);
}

/** `1.2.840.10045.4.3.2` */
export function objectIdentifier(dotted: string): Octets {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

/** Milliseconds since the Unix epoch: UTCTime until 2049, then GeneralizedTime (RFC 5280, section 4.1.2.5). */
export function time(at: number): Octets {
  const digits = new Date(at).toISOString().replace(/\.\d+|[-:T]/g, '');
  const isFar = Number(digits.slice(0, 4)) >= 2050;
  return element(isFar ? 0x18 : 0x17, new TextEncoder().encode(isFar ? digits : digits.slice(2)));
}

function element(tag: number, ...parts: readonly Octets[]): Octets {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Uint8Array.from(Buffer.concat([Uint8Array.of(tag), lengthOf(length), ...parts]));
}

function lengthOf(length: number): Octets {
  if (length < 0x80) return Uint8Array.of(length);
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return Uint8Array.of(0x80 | digits.length, ...digits);
}

function base128(value: number): number[] {
  const digits = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    digits.unshift((rest % 128) | 0x80);
  return digits;
}
