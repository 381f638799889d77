/** Gives the texts that shorthand syntax yields the types that the model asks for. */
import { type Member, type ServiceModel, type Shape, shapeOf } from '../../model/model.ts';
import { CliFailure, EXIT } from './failure.ts';
import { isRecord } from './output/python.ts';
import type { ShorthandValue } from './shorthand.ts';

export function coerce(model: ServiceModel, shape: Shape, value: ShorthandValue): unknown {
  switch (shape.type) {
    case 'structure':
      return isRecord(value)
        ? coerceMembers(
            value,
            (key) => (Object.hasOwn(shape.members, key) ? shape.members[key] : undefined),
            model,
          )
        : value;
    case 'map':
      return isRecord(value) ? coerceMembers(value, () => shape.value, model) : value;
    case 'list': {
      const list = Array.isArray(value) ? value : [value];
      return list.map((item) => coerce(model, shapeOf(model, shape.member.shape), item));
    }
    default:
      return typeof value === 'string' ? coerceScalar(shape, value) : value;
  }
}

function coerceMembers(
  value: Readonly<Record<string, ShorthandValue>>,
  memberOf: (key: string) => Member | undefined,
  model: ServiceModel,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const member = memberOf(key);
      return [key, member ? coerce(model, shapeOf(model, member.shape), item) : item];
    }),
  );
}

function coerceScalar(shape: Shape, text: string): unknown {
  switch (shape.type) {
    case 'integer':
      return parseInteger(text);
    case 'double':
      return parseNumber(text);
    case 'boolean': {
      const lower = text.toLowerCase();
      return lower === 'true' ? true : lower === 'false' ? false : text;
    }
    default:
      return text;
  }
}

/** As Python's `int()` reads, and refuses. */
export function parseInteger(text: string): number {
  const trimmed = text.trim();
  if (!/^[+-]?\d+(_\d+)*$/.test(trimmed)) {
    throw new CliFailure(EXIT.general, `invalid literal for int() with base 10: '${text}'`);
  }
  return Number(trimmed.replaceAll('_', ''));
}

export function parseNumber(text: string): number {
  const trimmed = text.trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed)) {
    throw new CliFailure(EXIT.general, `could not convert string to float: '${text}'`);
  }
  return Number(trimmed);
}
