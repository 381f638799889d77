/** A header that a policy adds, and whether it wins over the origin's. */
import { type Headers, headerOf, withHeader } from '../../../cdn/index.ts';

export interface PolicyHeader {
  readonly name: string;
  readonly value: string;
  readonly override: boolean;
}

export function addHeader(headers: Headers, { name, value, override }: PolicyHeader): Headers {
  if (!override && headerOf(headers, name) !== undefined) return headers;
  return withHeader(headers, name, value);
}
