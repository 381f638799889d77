/** Client tokens: an SDK fills them in, so that a request sent twice is carried out once. */
import { nextHex, nextUint32, type RandomState } from '../../kit/random.ts';
import { type Operation, type ServiceModel, structureOf } from '../../model/model.ts';
import type { Params } from './argument.ts';

export function fillClientTokens(
  model: ServiceModel,
  operation: Operation,
  params: Params,
  random: RandomState,
): void {
  for (const [name, member] of Object.entries(structureOf(model, operation.input).members)) {
    if (member.idempotencyToken && params[name] === undefined) params[name] = uuid(random);
  }
}

/** A version 4 UUID (RFC 9562, section 5.4). */
function uuid(random: RandomState): string {
  const digits = nextHex(random, 30);
  const variant = '89ab'[nextUint32(random) & 3];
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(12, 15)}`,
    `${variant}${digits.slice(15, 18)}`,
  ];
  return [...parts, digits.slice(18, 30)].join('-');
}
