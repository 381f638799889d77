/**
 * An answer as the CLI shows it: headers, then members in the order of AWS's model, timestamps as ISO 8601 text, bytes in
 * base64.
 */
import { type Member, type ServiceModel, type Shape, shapeOf } from '../../../model/model.ts';
import { writeBlob } from '../../../model/protocol/scalar.ts';
import { isRecord } from './python.ts';

export function present(model: ServiceModel, shapeName: string, value: unknown): unknown {
  return arrange(model, shapeOf(model, shapeName), value);
}

function arrange(model: ServiceModel, shape: Shape, value: unknown): unknown {
  if (value === undefined || value === null) return value;
  switch (shape.type) {
    case 'structure': {
      if (!isRecord(value)) return value;
      const arranged: Record<string, unknown> = {};
      for (const [name, member] of headersFirst(Object.entries(shape.members))) {
        const item = value[name];
        if (item === undefined) continue;
        const inner = shapeOf(model, member.shape);
        // Content that is the whole body goes into a file, as it is.
        const isContent = inner.type === 'blob' && member.http?.in === 'payload';
        arranged[name] = isContent ? item : arrange(model, inner, item);
      }
      return arranged;
    }
    case 'list':
      return Array.isArray(value)
        ? value.map((item) => arrange(model, shapeOf(model, shape.member.shape), item))
        : value;
    case 'map':
      if (!isRecord(value)) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [
          key,
          arrange(model, shapeOf(model, shape.value.shape), item),
        ]),
      );
    case 'timestamp':
      return typeof value === 'number' || typeof value === 'string' ? isoTimestamp(value) : value;
    case 'blob':
      return writeBlob(value);
    default:
      return value;
  }
}

/** The CLI reads what stands in headers before it reads the body. */
function headersFirst(
  members: readonly (readonly [string, Member])[],
): readonly (readonly [string, Member])[] {
  const isOutside = ([, { http }]: readonly [string, Member]) => http !== undefined && http.in !== 'payload';
  if (!members.some(isOutside)) return members;
  return [...members.filter(isOutside), ...members.filter((member) => !isOutside(member))];
}

/** Python's `isoformat()` in UTC: microseconds only where there are any. */
function isoTimestamp(value: number | string): string {
  const epochMs = typeof value === 'number' ? value : Date.parse(value);
  if (Number.isNaN(epochMs)) return String(value);
  const [seconds, fraction] = new Date(epochMs).toISOString().slice(0, -1).split('.');
  return `${seconds}${fraction === '000' ? '' : `.${fraction}000`}+00:00`;
}
