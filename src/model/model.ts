/**
 * The shape of a service model: what AWS's own Smithy schemas say about the operations that netlab simulates,
 * trimmed by `scripts/generate-model.ts` into `src/model/generated/`. From it come the CLI grammar, completion,
 * help, input validation and, for real clients, the wire codecs.
 */
export type Protocol = 'ec2' | 'query' | 'json' | 'rest-xml';

export type SimpleType = 'string' | 'integer' | 'long' | 'float' | 'double' | 'boolean' | 'timestamp' | 'blob';

export interface Member {
  /** Name of the target in `ServiceModel.shapes`, or a simple type. */
  readonly shape: string;
  /** Name on the wire where it differs from the member's name: XML element / query key of outputs. */
  readonly xmlName?: string;
  /** Query key of inputs (`ec2QueryName`). */
  readonly queryName?: string;
  /** HTTP binding: header, query string, URI label, payload. */
  readonly http?: { readonly in: 'header' | 'query' | 'label' | 'payload' | 'prefix-headers'; readonly name: string };
  readonly idempotencyToken?: true;
}

export type Shape =
  | { readonly type: 'structure'; readonly members: Readonly<Record<string, Member>>; readonly required: readonly string[]; readonly union?: true }
  | { readonly type: 'list'; readonly member: Member }
  | { readonly type: 'map'; readonly key: Member; readonly value: Member }
  | { readonly type: SimpleType; readonly enum?: readonly string[] };

export interface Operation {
  readonly name: string;
  readonly input: string;
  readonly output: string;
  readonly http?: { readonly method: string; readonly path: string; readonly status?: number };
  readonly errors?: readonly string[];
}

export interface Paginator {
  readonly inputToken: string;
  readonly outputToken: string;
  readonly limitKey?: string;
}

export interface ServiceModel {
  /** The CLI's name of the service: `ec2`, `sts`, `route53`. */
  readonly service: string;
  readonly protocol: Protocol;
  /** The operations that netlab simulates, whole. */
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly paginators: Readonly<Record<string, Paginator>>;
  /** Every operation that AWS has, simulated or not, sorted. */
  readonly operationNames: readonly string[];
}
