/** The walk from an operation through its Smithy schemas, and their translation into named shapes. */
import type { Member, Operation, Shape } from '../../src/model/model.ts';
import { fractions, leastValues, memberOrder, texts } from './beyond-schemas.ts';
import { KIND, type Schema, type SchemaReference, type SdkPackage, type Traits } from './schema.ts';
import { memberTraits, operationHttp, structureTraits, withTraits } from './traits.ts';

/** Collects every shape that the operations reach, once each. */
export class ShapeCollector {
  readonly #service: string;
  readonly #sdk: SdkPackage;
  readonly #leastValues: ReadonlyMap<string, number>;
  readonly #fractions: ReadonlySet<string>;
  readonly #texts: ReadonlySet<string>;
  readonly #shapes = new Map<string, Shape>();
  /** From the schema's own name, which is Smithy's, to the one that the package exports. */
  readonly #exportNames: ReadonlyMap<string, string>;

  constructor(service: string, sdk: SdkPackage) {
    this.#service = service;
    this.#sdk = sdk;
    this.#leastValues = leastValues(service);
    this.#fractions = fractions(service);
    this.#texts = texts(service);
    this.#exportNames = new Map(Object.entries(sdk.schemas).map(([key, schema]) => [schema[2], key]));
  }

  operation(name: string): Operation {
    const [, , , traits, input, output] = this.#sdk.schemas[name]!;
    const errors = this.#sdk.thrownBy(name).filter((error) => this.#sdk.schemas[error]);
    for (const error of errors) this.#target(this.#sdk.schemas[error]!, error);
    const http = operationHttp(traits);
    const target = this.#target(input as SchemaReference, '');
    return {
      name,
      input: target,
      output: this.#target(output as SchemaReference, ''),
      ...(http && { http: { ...http, path: this.#withBucket(http.path, target) } }),
      ...(errors.length > 0 && { errors }),
    };
  }

  /** S3's schemas leave the bucket to the endpoint; a request names it in the path all the same. */
  #withBucket(path: string, input: string): string {
    const shape = this.#shapes.get(input);
    const bucket = shape?.type === 'structure' ? shape.members.Bucket : undefined;
    if (bucket?.http?.in !== 'label' || path.includes('{Bucket}')) return path;
    return `/{Bucket}${path.replace(/^\/(?=\?|$)/, '')}`;
  }

  sorted(): Readonly<Record<string, Shape>> {
    return record([...this.#shapes.keys()].sort(), (name) => this.#shapes.get(name));
  }

  /** Paths of the lists that stand where a token does: `Vpcs` beside `NextToken`, `DistributionList.Items` beside `DistributionList.NextMarker`. */
  listsBeside(token: string, structure: string): readonly string[] {
    const shape = this.#shapes.get(structure);
    if (shape?.type !== 'structure') return [];
    const [first = '', ...rest] = token.split('.');
    if (rest.length > 0) {
      const inner = shape.members[first];
      return inner ? this.listsBeside(rest.join('.'), inner.shape).map((name) => `${first}.${name}`) : [];
    }
    return Object.keys(shape.members).filter(
      (name) => this.#shapes.get(shape.members[name]!.shape)?.type === 'list',
    );
  }

  /** The name of the shape behind a reference; `type` is its TypeScript type, where an enum would show. */
  #target(reference: SchemaReference, type: string, place = ''): string {
    const schema = typeof reference === 'function' ? reference() : reference;
    if (typeof schema === 'function') return this.#target(schema, type, place);
    if (schema === 'unit') return this.#add('Unit', () => ({ type: 'structure', members: {}, required: [] }));
    if (typeof schema === 'number') return this.#sentinel(schema, type, place);
    if (isPair(schema)) return this.#target(schema[0], type, place);
    return this.#named(schema, type);
  }

  #sentinel(sentinel: number, type: string, place: string): string {
    const element = sentinel & 0x3f;
    if (sentinel & 0x80) return this.#map(`map<${mapTypes(type).value}>`, 0, element, type);
    if (sentinel & 0x40) {
      // The schemas don't name such lists; one whose elements have a least value here is called after its place.
      const name = this.#leastValues.has(`${place}.member`) ? place : `list<${elementType(type)}>`;
      return this.#list(name, element, type);
    }
    switch (sentinel) {
      case 0x00:
        return this.#string(type);
      case 0x01:
        return 'integer';
      case 0x02:
        return 'boolean';
      case 0x04:
      case 0x05:
      case 0x06:
      case 0x07:
        return 'timestamp';
      case 0x15:
      case 0x2a:
        return 'blob';
      default:
        throw new Error(`${this.#service} uses the simple type ${sentinel}, which the model has no name for`);
    }
  }

  #string(type: string): string {
    const values = this.#sdk.enumValues(type);
    return values ? this.#add(type, () => ({ type: 'string', enum: [...values].sort() })) : 'string';
  }

  #named(schema: Schema, type: string): string {
    const [kind, , name, , ...rest] = schema;
    switch (kind) {
      case KIND.simple:
        return this.#target(rest[0] as SchemaReference, type);
      case KIND.list:
        return this.#list(name, rest[0] as SchemaReference, type);
      case KIND.map:
        return this.#map(name, rest[0] as SchemaReference, rest[1] as SchemaReference, type);
      case KIND.structure:
      case KIND.union:
      case KIND.error:
        return this.#add(name, () => this.#structure(schema));
      default:
        throw new Error(`${this.#service} uses a schema of kind ${kind} for ${name}`);
    }
  }

  #list(name: string, element: SchemaReference, type: string): string {
    return this.#add(name, () => ({
      type: 'list',
      member: this.#member(name, 'member', element, elementType(type)),
    }));
  }

  #map(name: string, key: SchemaReference, value: SchemaReference, type: string): string {
    const types = mapTypes(type);
    return this.#add(name, () => ({
      type: 'map',
      key: this.#member(name, 'key', key, types.key),
      value: this.#member(name, 'value', value, types.value),
    }));
  }

  #structure([kind, , name, traits, ...rest]: Schema): Shape {
    const names = rest[0] as readonly string[];
    const targets = rest[1] as readonly SchemaReference[];
    const required = names.slice(0, (rest[2] as number | undefined) ?? 0);
    const types = this.#interfaceOf(name);
    const declared = memberOrder(this.#service, name) ?? [...types.keys()];
    const order = declared.filter((member) => names.includes(member));
    const ordered = [...order, ...names.filter((member) => !order.includes(member))];
    return {
      type: 'structure',
      members: record(ordered, (member) =>
        this.#member(name, member, targets[names.indexOf(member)]!, types.get(member) ?? ''),
      ),
      required: ordered.filter((member) => required.includes(member)),
      ...(kind === KIND.union && { union: true }),
      ...structureTraits(name, traits, kind === KIND.error),
    };
  }

  #member(parent: string, name: string, reference: SchemaReference, type: string): Member {
    const { target, traits } = withTraits(reference);
    const place = `${parent}.${name}`;
    const shape = this.#target(target, type.replace(/ \| undefined$/, ''), place);
    const min = this.#leastValues.get(place);
    return {
      shape: this.#texts.has(place)
        ? 'string'
        : shape === 'integer' && this.#fractions.has(place)
          ? 'double'
          : shape,
      ...memberTraits(name, target, traits, this.#sdk.settings.protocol),
      ...(min !== undefined && { min }),
    };
  }

  #interfaceOf(name: string): ReadonlyMap<string, string> {
    return this.#sdk.interfaces.get(this.#exportNames.get(name) ?? name) ?? new Map();
  }

  /** Adds a shape once, before its parts, so that recursion ends. */
  #add(name: string, build: () => Shape): string {
    if (!this.#shapes.has(name)) {
      this.#shapes.set(name, { type: 'string' });
      this.#shapes.set(name, build());
    }
    return name;
  }
}

function isPair(
  schema: Schema | readonly [SchemaReference, Traits],
): schema is readonly [SchemaReference, Traits] {
  return schema.length === 2;
}

function elementType(type: string): string {
  return type.replace(/\[\]$/, '');
}

function mapTypes(type: string): { key: string; value: string } {
  const [, key = '', value = ''] = /^(?:Partial<)?Record<(\w+), (.*?)>+$/.exec(type) ?? [];
  return { key, value };
}

/** A record with the entries of these names, in this order; those without an entry are left out. */
export function record<T>(
  names: readonly string[],
  entryOf: (name: string) => T | undefined,
): Record<string, T> {
  const entries: Record<string, T> = {};
  for (const name of names) {
    const value = entryOf(name);
    if (value !== undefined) entries[name] = value;
  }
  return entries;
}
