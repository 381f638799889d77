/**
 * The shape of a service model: what AWS's own Smithy schemas say about the operations that netlab simulates,
 * trimmed by `scripts/generate-model.ts` into `src/model/generated/`. From it come the CLI grammar, completion,
 * help, input validation and, for real clients, the wire codecs.
 */
import { assert } from '../kit/assert.ts';

export type Protocol = 'ec2' | 'query' | 'json' | 'rest-xml';

/**
 * The schemas don't tell integers from longs, so every whole number is an `integer`; `double` is any other number.
 * Simple types name themselves in `Member.shape`; a string with `enum` values has a named shape of its own.
 */
export type SimpleType = 'string' | 'integer' | 'double' | 'boolean' | 'timestamp' | 'blob';

export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds';

export interface HttpBinding {
  readonly in: 'header' | 'query' | 'query-map' | 'label' | 'payload' | 'prefix-headers' | 'status';
  /** Header, query key or label; a prefix for `prefix-headers`; empty where the kind says it all. */
  readonly name: string;
}

export interface Member {
  /** Name of the target in `ServiceModel.shapes`, or a simple type. */
  readonly shape: string;
  /** Name on the wire where it differs from the member's name: XML element, key of the query protocol, JSON key. */
  readonly wireName?: string;
  /** Key in requests of the `ec2` protocol where it differs from the member's name. */
  readonly queryName?: string;
  /** A list or map whose entries stand side by side in their parent, without an element around them. */
  readonly flattened?: true;
  /** An XML attribute, not an element. */
  readonly attribute?: true;
  readonly http?: HttpBinding;
  /** Where the format is not the protocol's own. */
  readonly timestamp?: TimestampFormat;
  readonly idempotencyToken?: true;
  /** The least number, length of a string, or length of a list that AWS's clients let through. */
  readonly min?: number;
}

export interface Structure {
  readonly type: 'structure';
  /** In the order of AWS's own model, which clients show to people. */
  readonly members: Readonly<Record<string, Member>>;
  readonly required: readonly string[];
  /** Exactly one member must be set. */
  readonly union?: true;
  /** Element name and namespace when this is the root of a REST-XML body. */
  readonly xmlName?: string;
  readonly xmlNamespace?: string;
  /** For errors: the code on the wire and the HTTP status. */
  readonly error?: { readonly code: string; readonly status: number };
}

export interface List {
  readonly type: 'list';
  readonly member: Member;
}

export interface MapShape {
  readonly type: 'map';
  readonly key: Member;
  readonly value: Member;
}

export interface Simple {
  readonly type: SimpleType;
  /** Known values, sorted; AWS's clients don't enforce them. */
  readonly enum?: readonly string[];
}

export type Shape = Structure | List | MapShape | Simple;

export interface Operation {
  readonly name: string;
  readonly input: string;
  readonly output: string;
  /** S3's bucket stands in the path, also where clients put it into the host. */
  readonly http?: { readonly method: string; readonly path: string; readonly status: number };
  /** Names of error structures in `ServiceModel.shapes`. */
  readonly errors?: readonly string[];
}

export interface Paginator {
  /** Several members, where a page begins at a name, a type and an identifier together. */
  readonly inputToken: string | readonly string[];
  /** As many as there are of `inputToken`, in the same order. */
  readonly outputToken: string | readonly string[];
  readonly limitKey?: string;
  /** Members of the output that are gathered from page to page: its lists. */
  readonly resultKeys: readonly string[];
}

export interface ServiceModel {
  /** The CLI's name of the service: `ec2`, `sts`, `route53`. */
  readonly service: string;
  /** AWS's own name: `EC2`, `Route 53`. */
  readonly serviceId: string;
  readonly protocol: Protocol;
  /** `2016-11-15`; the `Version` of query requests. */
  readonly apiVersion: string;
  readonly xmlNamespace?: string;
  /** What stands before the dot in `X-Amz-Target`, for JSON protocols. */
  readonly target?: string;
  /** The operations that netlab simulates, whole. */
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly paginators: Readonly<Record<string, Paginator>>;
  /** Every operation that AWS has, simulated or not, sorted. */
  readonly operationNames: readonly string[];
  /** Of REST protocols: where requests for the operations go that aren't simulated, so that they can be told apart. */
  readonly otherRoutes?: Readonly<Record<string, OtherRoute>>;
}

export interface OtherRoute {
  readonly method: string;
  readonly path: string;
  /** Names of the query parameters and headers that a request for it must have. */
  readonly requires?: readonly string[];
}

const SIMPLE: Readonly<Record<string, Simple>> = {
  string: { type: 'string' },
  integer: { type: 'integer' },
  double: { type: 'double' },
  boolean: { type: 'boolean' },
  timestamp: { type: 'timestamp' },
  blob: { type: 'blob' },
};

/** The shape that a member or an operation refers to by name. */
export function shapeOf(model: ServiceModel, name: string): Shape {
  const shape = SIMPLE[name] ?? model.shapes[name];
  assert(shape, `the model of ${model.service} lacks the shape ${name}`);
  return shape;
}

/** The structure behind an operation's `input` or `output`. */
export function structureOf(model: ServiceModel, name: string): Structure {
  const shape = shapeOf(model, name);
  assert(shape.type === 'structure', `${name} is a ${shape.type}, not a structure`);
  return shape;
}

/** Names of the query parameters and headers that a request must have, in lower case where they are headers. */
export function requiredBindings({ members, required }: Structure): readonly string[] {
  return required.flatMap((name) => {
    const http = members[name]?.http;
    if (http?.in === 'query') return [http.name];
    return http?.in === 'header' ? [http.name.toLowerCase()] : [];
  });
}
