/** What the model is built from: Smithy schemas as the SDK writes them, and the facts that they leave out. */

/** A schema, a sentinel for a simple type, `'unit'`, or a thunk of one of these. */
export type SchemaReference =
  | number
  | 'unit'
  | Schema
  | readonly [SchemaReference, Traits]
  | (() => SchemaReference);
export type Traits = number | Readonly<Record<string, unknown>>;
export type Schema = readonly [
  kind: number,
  namespace: string,
  name: string,
  traits: Traits,
  ...rest: unknown[],
];

export const KIND = { simple: 0, list: 1, map: 2, structure: 3, union: 4, operation: 9, error: -3 } as const;

export interface SdkPackage {
  readonly schemas: Readonly<Record<string, Schema>>;
  /** Values of the enum of this name. */
  enumValues(name: string): readonly string[] | undefined;
  /** Members of a structure in AWS's own order, with their TypeScript types. */
  readonly interfaces: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Arguments of each paginator: input token, output token, limit key. */
  readonly paginators: ReadonlyMap<string, readonly string[]>;
  /** Names of the errors that an operation is declared to throw. */
  thrownBy(operation: string): readonly string[];
  readonly settings: {
    readonly protocol: string;
    readonly serviceId: string;
    readonly apiVersion: string;
    readonly xmlNamespace?: string;
    readonly target?: string;
  };
}
