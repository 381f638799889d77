/** The XML that S3 answers with: errors, and lists of objects. */
import { type Body, textBody } from '../../../cdn/message.ts';
import type { S3Error } from '../errors.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** A text, several elements of one name, or elements within. */
export type XmlValue = string | number | boolean | undefined | XmlTree | readonly XmlTree[];
export interface XmlTree {
  readonly [name: string]: XmlValue;
}

export function errorBody(error: S3Error, requestId: string, hostId: string): Body {
  const tree = {
    Code: error.code,
    Message: error.message,
    ...error.details,
    RequestId: requestId,
    HostId: hostId,
  };
  return textBody(`${DECLARATION}<Error>${elements(tree)}</Error>`);
}

export function document(root: string, tree: XmlTree): Body {
  return textBody(`${DECLARATION}<${root} xmlns="${NAMESPACE}">${elements(tree)}</${root}>`);
}

function elements(tree: XmlTree): string {
  return Object.entries(tree)
    .map(([name, value]) => element(name, value))
    .join('');
}

function element(name: string, value: XmlValue): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((item: XmlTree) => element(name, item)).join('');
  if (typeof value === 'object') return `<${name}>${elements(value as XmlTree)}</${name}>`;
  return value === '' ? `<${name}/>` : `<${name}>${escapeXml(String(value))}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] as string);
}
