/**
 * The REST-XML protocol: the operation in method and path, members in path, query string, headers and an XML body
 * (smithy.io/2.0/aws/protocols/aws-restxml-protocol.html). What S3 does its own way stands in `s3.ts`. Limit: errors with
 * members of their own.
 */
import { type Member, type ServiceModel, type Structure, shapeOf, structureOf } from '../model.ts';
import type { Codec, HttpRequest, HttpResponse, ParsedRequest } from './codec.ts';
import { type Match, routerOf } from './routes.ts';
import { readScalar, writeScalar } from './scalar.ts';
import { errorResponse, namespaceAttribute, xmlResponse } from './xml-envelope.ts';
import { readXmlStructure } from './xml-input.ts';
import { element, xmlMembers } from './xml-output.ts';
import { parseXml } from './xml-parser.ts';

export function restXmlCodec(model: ServiceModel): Codec {
  const route = routerOf(model);
  return {
    parseRequest(request) {
      const match = route(request);
      return match && parseRequest(model, match, request);
    },
    serialiseResponse: (operation, output, requestId) =>
      serialiseResponse(model, operation, output, requestId),
    serialiseError: (error, requestId) => errorResponse(model, error, requestId),
  };
}

function parseRequest(model: ServiceModel, match: Match, request: HttpRequest): ParsedRequest | undefined {
  const { name: operation } = match;
  if (!match.operation) return { operation, input: {}, unknown: [] };
  const shape = structureOf(model, match.operation.input);
  const input: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(shape.members)) {
    const value = readBinding(model, name, member, match, request);
    if (value !== undefined) input[name] = value;
  }
  const body = readBody(model, shape, request.body);
  return body && { operation, input: { ...input, ...body }, unknown: [] };
}

function readBinding(
  model: ServiceModel,
  name: string,
  member: Member,
  match: Match,
  request: HttpRequest,
): unknown {
  const { http } = member;
  switch (http?.in) {
    case 'label':
      return readText(model, member, [match.labels[name] ?? '']);
    case 'query':
      return isoTime(
        model,
        member,
        readText(model, member, new URLSearchParams(request.query).getAll(http.name)),
      );
    case 'query-map':
      return Object.fromEntries(new URLSearchParams(request.query));
    case 'header': {
      const text = request.headers[http.name.toLowerCase()];
      if (text === undefined) return undefined;
      const isList = shapeOf(model, member.shape).type === 'list';
      return isoTime(model, member, readText(model, member, isList ? text.split(/\s*,\s*/) : [text]));
    }
    case 'prefix-headers': {
      const prefix = http.name.toLowerCase();
      const found = Object.entries(request.headers).filter(([header]) => header.startsWith(prefix));
      if (found.length === 0) return undefined;
      return Object.fromEntries(found.map(([header, text]) => [header.slice(prefix.length), text]));
    }
    default:
      return undefined;
  }
}

/** Headers, and queries that stand for headers, have times in a format of their own (RFC 9110, section 5.6.7). */
function isoTime(model: ServiceModel, member: Member, value: unknown): unknown {
  if (shapeOf(model, member.shape).type !== 'timestamp') return value;
  const time = typeof value === 'string' && !/^\d{4}-/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? value : new Date(time).toISOString();
}

function readText(model: ServiceModel, member: Member, texts: readonly string[]): unknown {
  const shape = shapeOf(model, member.shape);
  if (texts.length === 0) return undefined;
  if (shape.type === 'list') return texts.map((text) => readText(model, shape.member, [text]));
  if (shape.type === 'structure' || shape.type === 'map') return texts[0];
  return readScalar(shape.type, texts[0]!);
}

/** Undefined if the body should be XML and isn't. */
function readBody(
  model: ServiceModel,
  shape: Structure,
  body: Uint8Array,
): Record<string, unknown> | undefined {
  const text = new TextDecoder().decode(body);
  const [name, payload] = payloadOf(shape) ?? [];
  const target = payload ? shapeOf(model, payload.shape) : shape;
  if (name !== undefined && target.type !== 'structure') {
    return { [name]: target.type === 'blob' ? body : text };
  }
  if (text.trim() === '') return {};
  const root = parseXml(text);
  if (!root || target.type !== 'structure') return undefined;
  const members = readXmlStructure(model, target, root);
  return name === undefined ? members : { [name]: members };
}

function payloadOf(shape: Structure): readonly [string, Member] | undefined {
  return Object.entries(shape.members).find(([, { http }]) => http?.in === 'payload');
}

function serialiseResponse(
  model: ServiceModel,
  operation: string,
  output: object,
  requestId: string,
): HttpResponse {
  const definition = model.operations[operation]!;
  const shape = structureOf(model, definition.output);
  const record = output as Readonly<Record<string, unknown>>;
  const headers: Record<string, string> = { 'x-amzn-requestid': requestId };
  let status = definition.http?.status ?? 200;
  for (const [name, member] of Object.entries(shape.members)) {
    const value = record[name];
    if (value === undefined || value === null) continue;
    if (member.http?.in === 'status') status = value as number;
    if (member.http?.in === 'header')
      headers[member.http.name.toLowerCase()] = headerText(model, member, value);
    if (member.http?.in === 'prefix-headers') {
      for (const [key, text] of Object.entries(value))
        headers[(member.http.name + key).toLowerCase()] = String(text);
    }
  }
  const [name, payload] = payloadOf(shape) ?? [];
  const isRaw = payload !== undefined && shapeOf(model, payload.shape).type !== 'structure';
  if (isRaw) return { status, headers, body: rawBody(record[name as string]) };
  const content = writeBody(model, definition.output, shape, record);
  if (content === '') return { status, headers, body: '' };
  const response = xmlResponse(status, content, requestId);
  return { ...response, headers: { ...response.headers, ...headers } };
}

function headerText(model: ServiceModel, member: Member, value: unknown): string {
  const shape = shapeOf(model, member.shape);
  if (shape.type === 'structure' || shape.type === 'list' || shape.type === 'map') return String(value);
  return writeScalar(shape.type, value, member.timestamp ?? 'http-date');
}

/** A payload of bytes or text, as it is. */
function rawBody(value: unknown): string | Uint8Array {
  if (value === undefined || value === null) return '';
  return value instanceof Uint8Array ? value : String(value);
}

/** The root element; empty without anything to say. */
function writeBody(
  model: ServiceModel,
  outputName: string,
  shape: Structure,
  output: Readonly<Record<string, unknown>>,
): string {
  const [name, payload] = payloadOf(shape) ?? [];
  const value = name === undefined ? output : output[name];
  if (value === undefined || value === null) return '';
  const target = structureOf(model, payload?.shape ?? outputName);
  const inBody = Object.values(target.members).some(({ http }) => !http);
  if (!inBody) return '';
  const root = payload?.wireName ?? target.xmlName ?? payload?.shape ?? outputName;
  const namespace = target.xmlNamespace ?? model.xmlNamespace;
  return element(root, xmlMembers(model, target, value), namespaceAttribute(namespace));
}
