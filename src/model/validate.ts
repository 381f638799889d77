/**
 * Checks an operation's input as AWS's own client library does before it sends anything: required, unknown and
 * ill-typed parameters, and values below the least one. Enum values, patterns and greatest values are the service's
 * business, there and here. `test/model/validate-oracle.test.ts` holds it against an installed botocore.
 *
 * Limit: a timestamp written as text is judged by the formats that AWS documents (ISO 8601, RFC 822, seconds since
 * 1970); botocore's parser takes some looser ones too.
 */
import { type Member, type ServiceModel, type Structure, shapeOf } from './model.ts';
import { pythonClass, pythonText } from './python-text.ts';

/** Problems in botocore's wording, a line each; empty if AWS's clients would send the request. */
export function validateInput(model: ServiceModel, operation: string, input: unknown): readonly string[] {
  const definition = model.operations[operation];
  if (!definition) throw new Error(`netlab bug: ${model.service} doesn't simulate ${operation}`);
  const validator = new Validator(model);
  validator.check({ shape: definition.input }, input, '');
  return validator.problems;
}

const PYTHON_TYPES = {
  structure: "<class 'dict'>",
  map: "<class 'dict'>",
  list: "<class 'list'>, <class 'tuple'>",
  string: "<class 'str'>",
  integer: "<class 'int'>",
  double: "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>",
  boolean: "<class 'bool'>",
  timestamp: "<class 'datetime.datetime'>, timestamp-string",
  blob: "<class 'bytes'>, <class 'bytearray'>, file-like object",
} as const;

class Validator {
  readonly problems: string[] = [];
  readonly #model: ServiceModel;

  constructor(model: ServiceModel) {
    this.#model = model;
  }

  check(member: Member, value: unknown, path: string): void {
    const shape = shapeOf(this.#model, member.shape);
    if (!HAS_TYPE[shape.type](value)) {
      this.problems.push(
        `Invalid type for parameter ${title(path)}, value: ${pythonText(value)}, ` +
          `type: ${pythonClass(value)}, valid types: ${PYTHON_TYPES[shape.type]}`,
      );
      return;
    }
    switch (shape.type) {
      case 'structure':
        this.#structure(shape, value as Record<string, unknown>, path);
        break;
      case 'list':
        this.#least('length', (value as unknown[]).length, member.min, path);
        for (const [index, item] of (value as unknown[]).entries())
          this.check(shape.member, item, `${path}[${index}]`);
        break;
      case 'map':
        for (const [key, item] of present(value as Record<string, unknown>)) {
          this.check(shape.key, key, `${path} (key: ${key})`);
          this.check(shape.value, item, `${path}.${key}`);
        }
        break;
      case 'string':
        this.#least('length', [...(value as string)].length, member.min, path);
        break;
      case 'integer':
      case 'double':
        this.#least('value', value as number, member.min, path);
        break;
      default:
    }
  }

  #structure(shape: Structure, value: Record<string, unknown>, path: string): void {
    const entries = present(value);
    const given = new Set(entries.map(([name]) => name));
    const names = Object.keys(shape.members).join(', ');
    if (shape.union && given.size === 0) {
      this.problems.push(
        `Must set one of the following keys for tagged unionstructure ${title(path)}: ${names}.`,
      );
    } else if (shape.union && given.size > 1) {
      this.problems.push(
        `Invalid number of parameters set for tagged union structure ${title(path)}. ` +
          `Can only set one of the following keys: ${names}.`,
      );
    }
    for (const name of shape.required) {
      if (!given.has(name)) this.problems.push(`Missing required parameter in ${title(path)}: "${name}"`);
    }
    const known = entries.filter(([name]) => Object.hasOwn(shape.members, name));
    for (const name of given) {
      if (Object.hasOwn(shape.members, name)) continue;
      this.problems.push(`Unknown parameter in ${title(path)}: "${name}", must be one of: ${names}`);
    }
    for (const [name, item] of known) this.check(shape.members[name]!, item, `${path}.${name}`);
  }

  #least(what: 'value' | 'length', actual: number, least: number | undefined, path: string): void {
    if (least === undefined || actual >= least) return;
    const limit = what === 'value' ? 'min value' : 'min length';
    this.problems.push(
      `Invalid ${what} for parameter ${title(path)}, value: ${pythonText(actual)}, valid ${limit}: ${least}`,
    );
  }
}

/** Python counts a boolean as an int; the rest is plain. */
const HAS_TYPE: Readonly<Record<keyof typeof PYTHON_TYPES, (value: unknown) => boolean>> = {
  structure: isRecord,
  map: isRecord,
  list: Array.isArray,
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value) || typeof value === 'boolean',
  double: (value) => typeof value === 'number' || typeof value === 'boolean',
  boolean: (value) => typeof value === 'boolean',
  timestamp: isTimestamp,
  blob: (value) => typeof value === 'string' || value instanceof Uint8Array,
};

function isRecord(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof Date) && !(value instanceof Uint8Array);
}

function isTimestamp(value: unknown): boolean {
  if (value instanceof Date || typeof value === 'number' || typeof value === 'boolean') return true;
  if (typeof value !== 'string' || value.trim() === '') return false;
  return Number.isFinite(Number(value)) || (/^\D{0,5}\d/.test(value) && !Number.isNaN(Date.parse(value)));
}

/** The entries that were given: a member set to `undefined` counts as left out. */
function present(value: Record<string, unknown>): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}

function title(path: string): string {
  if (path === '') return 'input';
  return path.startsWith('.') ? path.slice(1) : path;
}
