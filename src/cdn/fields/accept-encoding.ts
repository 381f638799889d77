/** Accept-Encoding (RFC 9110 §12.5.3), reduced to the codings that a cache keeps apart. */
import { combinedHeader, type Headers } from '../message.ts';

/** Those of `codings` that the client takes, in the order of `codings`. */
export function acceptedCodings(headers: Headers, codings: readonly string[]): readonly string[] {
  const value = combinedHeader(headers, 'accept-encoding');
  if (value === undefined || codings.length === 0) return [];
  const weights = new Map<string, number>();
  for (const item of value.split(',')) {
    const [coding = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
    if (coding !== '') weights.set(coding, Number(weight) || 0);
  }
  return codings.filter((coding) => (weights.get(coding) ?? weights.get('*') ?? 0) > 0);
}
