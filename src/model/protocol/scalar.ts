/** Simple values as text on the wire, and back. */
import type { SimpleType, TimestampFormat } from '../model.ts';

/** What the text means; text that means nothing of the kind stays as it is, for validation to name. */
export function readScalar(type: SimpleType, text: string): unknown {
  switch (type) {
    case 'integer':
    case 'double': {
      const number = Number(text);
      return text.trim() === '' || !Number.isFinite(number) ? text : number;
    }
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'blob':
      return readBlob(text) ?? text;
    case 'string':
    case 'timestamp':
      return text;
  }
}

/** The bytes behind base64, or undefined if the text isn't that. */
export function readBlob(text: string): Uint8Array | undefined {
  const [, digits = ''] = /^([A-Za-z0-9+/]*)={0,2}$/.exec(text.replace(/\s/g, '')) ?? [];
  const isBase64 = digits.length % 4 !== 1 && (digits !== '' || text.trim() === '');
  return isBase64 ? Uint8Array.from(atob(digits), (byte) => byte.charCodeAt(0)) : undefined;
}

export function writeScalar(type: SimpleType, value: unknown, format: TimestampFormat): string {
  if (type === 'timestamp') return writeTimestamp(value, format);
  if (type === 'blob') return writeBlob(value);
  return String(value);
}

/** Of a `Date` or of what the world stores: ISO 8601 text. */
export function dateOf(value: unknown): Date {
  return value instanceof Date ? value : new Date(value as string | number);
}

function writeTimestamp(value: unknown, format: TimestampFormat): string {
  const date = dateOf(value);
  switch (format) {
    case 'date-time':
      return date.toISOString();
    case 'http-date':
      return date.toUTCString();
    case 'epoch-seconds':
      return String(date.getTime() / 1000);
  }
}

/** Base64 of bytes, or of a text's UTF-8. */
export function writeBlob(value: unknown): string {
  const bytes = value instanceof Uint8Array ? value : new TextEncoder().encode(String(value));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
