/**
 * The JSON 1.1 protocol: the operation in `X-Amz-Target`, one JSON object in, one out
 * (smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html). Timestamps are seconds since 1970 on the wire.
 */
import { type Member, type ServiceModel, type Structure, shapeOf, structureOf } from '../model.ts';
import type { Codec, HttpRequest, HttpResponse, ParsedRequest } from './codec.ts';
import { dateOf, readBlob, writeBlob } from './scalar.ts';

type JsonObject = Readonly<Record<string, unknown>>;

export function jsonCodec(model: ServiceModel): Codec {
  return {
    parseRequest: (request) => parseRequest(model, request),
    serialiseResponse: (operation, output, requestId) => {
      const shape = structureOf(model, model.operations[operation]!.output);
      return json(200, writeMembers(model, shape, output as JsonObject), requestId);
    },
    serialiseError: ({ code, message, status }, requestId) =>
      json(status, { __type: code, message }, requestId),
  };
}

function json(status: number, content: JsonObject, requestId: string): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId },
    body: JSON.stringify(content),
  };
}

function parseRequest(model: ServiceModel, { headers, body }: HttpRequest): ParsedRequest | undefined {
  const [, operation] = /\.(\w+)$/.exec(headers['x-amz-target'] ?? '') ?? [];
  if (!operation) return undefined;
  if (!Object.hasOwn(model.operations, operation)) return { operation, input: {}, unknown: [] };
  const content = parseObject(new TextDecoder().decode(body));
  if (!content) return undefined;
  const reader = new JsonInputReader(model);
  const input = reader.structure(structureOf(model, model.operations[operation]!.input), content, '', 0);
  return { operation, input, unknown: reader.unknown };
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = text.trim() === '' ? {} : JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** No AWS input nests deeper; below this, values pass as they are. */
const MAX_DEPTH = 64;

/** What isn't of the model's kind passes as it is, for validation to name. */
class JsonInputReader {
  readonly unknown: string[] = [];
  readonly #model: ServiceModel;

  constructor(model: ServiceModel) {
    this.#model = model;
  }

  structure(shape: Structure, content: JsonObject, path: string, depth: number): Record<string, unknown> {
    const record: Record<string, unknown> = {};
    const known = new Set<string>();
    for (const [name, member] of Object.entries(shape.members)) {
      const key = member.wireName ?? name;
      if (!Object.hasOwn(content, key)) continue;
      known.add(key);
      const value = content[key];
      if (value !== null) record[name] = this.#value(member, value, `${path}${key}.`, depth + 1);
    }
    for (const key of Object.keys(content)) if (!known.has(key)) this.unknown.push(path + key);
    return record;
  }

  #value(member: Member, value: unknown, path: string, depth: number): unknown {
    const shape = shapeOf(this.#model, member.shape);
    if (depth > MAX_DEPTH) return value;
    if (shape.type === 'structure' && isObject(value)) return this.structure(shape, value, path, depth);
    if (shape.type === 'list' && Array.isArray(value)) {
      return value.map((item, index) => this.#value(shape.member, item, `${path}${index + 1}.`, depth + 1));
    }
    if (shape.type === 'map' && isObject(value)) {
      const entries = Object.entries(value);
      return Object.fromEntries(
        entries.map(([key, item]) => [key, this.#value(shape.value, item, `${path}${key}.`, depth + 1)]),
      );
    }
    if (shape.type === 'timestamp' && typeof value === 'number') return isoText(value);
    if (shape.type === 'blob' && typeof value === 'string') return readBlob(value) ?? value;
    return value;
  }
}

function isoText(epochSeconds: number): unknown {
  const date = new Date(epochSeconds * 1000);
  return Number.isNaN(date.getTime()) ? epochSeconds : date.toISOString();
}

function writeMembers(model: ServiceModel, shape: Structure, value: JsonObject): JsonObject {
  const entries = Object.entries(shape.members).filter(
    ([name]) => value[name] !== undefined && value[name] !== null,
  );
  return Object.fromEntries(
    entries.map(([name, member]) => [member.wireName ?? name, write(model, member, value[name])]),
  );
}

function write(model: ServiceModel, member: Member, value: unknown): unknown {
  const shape = shapeOf(model, member.shape);
  switch (shape.type) {
    case 'structure':
      return writeMembers(model, shape, value as JsonObject);
    case 'list':
      return (value as unknown[]).map((item) => write(model, shape.member, item));
    case 'map':
      return Object.fromEntries(
        Object.entries(value as JsonObject).map(([key, item]) => [key, write(model, shape.value, item)]),
      );
    case 'timestamp':
      return dateOf(value).getTime() / 1000;
    case 'blob':
      return writeBlob(value);
    default:
      return value;
  }
}
