/** Smithy traits of the SDK's schemas, translated into the fields of `src/model/model.ts`. */
import type { HttpBinding, Member, Operation, Structure, TimestampFormat } from '../../src/model/model.ts';
import type { SchemaReference, Traits } from './schema.ts';

/** Bits of a numeric trait indicator, from the least significant. */
const BITS = [
  'httpLabel',
  'idempotent',
  'idempotencyToken',
  'sensitive',
  'httpPayload',
  'httpResponseCode',
  'httpQueryParams',
] as const;

/** Simple types that carry their timestamp format. */
const TIMESTAMP_FORMATS: Readonly<Record<number, TimestampFormat>> = {
  5: 'date-time',
  6: 'http-date',
  7: 'epoch-seconds',
};

type NamedTraits = Readonly<Record<string, unknown>>;

function traitsOf(traits: Traits): NamedTraits {
  if (typeof traits !== 'number') return traits;
  return Object.fromEntries(BITS.filter((_, bit) => (traits >> bit) & 1).map((name) => [name, 1]));
}

/** Splits a member's reference into its target and the traits that stand beside it. */
export function withTraits(reference: SchemaReference): { target: SchemaReference; traits: Traits } {
  return Array.isArray(reference) && reference.length === 2
    ? { target: reference[0], traits: reference[1] }
    : { target: reference, traits: 0 };
}

export function memberTraits(
  name: string,
  target: SchemaReference,
  indicator: Traits,
  protocol: string,
): Omit<Member, 'shape'> {
  const traits = traitsOf(indicator);
  const xmlName = text(traits.xmlName);
  const wireName = protocol.includes('Json') ? text(traits.jsonName) : xmlName;
  const queryName =
    text(traits.ec2QueryName) ?? (xmlName && xmlName.charAt(0).toUpperCase() + xmlName.slice(1));
  const timestamp = typeof target === 'number' ? TIMESTAMP_FORMATS[target] : undefined;
  const http = httpBinding(traits);
  return {
    ...(wireName !== undefined && wireName !== name && { wireName }),
    ...(protocol.endsWith('ec2Query') && queryName !== undefined && queryName !== name && { queryName }),
    ...(traits.xmlFlattened ? { flattened: true } : {}),
    ...(traits.xmlAttribute ? { attribute: true } : {}),
    ...(traits.idempotencyToken ? { idempotencyToken: true } : {}),
    ...(timestamp && { timestamp }),
    ...(http && { http }),
  };
}

function httpBinding(traits: NamedTraits): HttpBinding | undefined {
  if (traits.httpHeader) return { in: 'header', name: String(traits.httpHeader) };
  if (traits.httpPrefixHeaders) return { in: 'prefix-headers', name: String(traits.httpPrefixHeaders) };
  if (traits.httpQuery) return { in: 'query', name: String(traits.httpQuery) };
  if (traits.httpQueryParams) return { in: 'query-map', name: '' };
  if (traits.httpLabel) return { in: 'label', name: '' };
  if (traits.httpPayload) return { in: 'payload', name: '' };
  if (traits.httpResponseCode) return { in: 'status', name: '' };
  return undefined;
}

export function operationHttp(indicator: Traits): Operation['http'] {
  const { http } = traitsOf(indicator);
  if (!Array.isArray(http)) return undefined;
  const [method, path, status] = http as [string, string, number];
  return { method, path, status };
}

export function structureTraits(
  name: string,
  indicator: Traits,
  isError: boolean,
): Pick<Structure, 'xmlName' | 'xmlNamespace' | 'error'> {
  const traits = traitsOf(indicator);
  const xmlName = text(traits.xmlName);
  return {
    ...(xmlName !== undefined && { xmlName }),
    ...(Array.isArray(traits.xmlNamespace) && { xmlNamespace: String(traits.xmlNamespace.at(-1)) }),
    ...(isError && { error: errorOf(name, traits) }),
  };
}

function errorOf(name: string, traits: NamedTraits): NonNullable<Structure['error']> {
  const [code, status] = (traits.awsQueryError as [string, number] | undefined) ?? [];
  const byFault = traits.error === 'server' ? 500 : 400;
  return { code: code ?? name, status: (traits.httpError as number | undefined) ?? status ?? byFault };
}

function text(trait: unknown): string | undefined {
  return typeof trait === 'string' ? trait : undefined;
}
