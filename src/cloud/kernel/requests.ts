/** Client tokens: a repeated request answers what the first one did, and changes nothing (R-VPC-8). */
import { idempotentParameterMismatch } from './errors.ts';
import type { World } from './world.ts';

type Input = Readonly<Record<string, unknown>>;

export function recallRequest(
  world: World,
  scope: string,
  input: Input,
): Record<string, unknown> | undefined {
  const remembered = world.requests[requestKey(scope, input) ?? ''];
  if (!remembered) return undefined;
  if (remembered.input !== JSON.stringify(input)) throw idempotentParameterMismatch();
  return remembered.output;
}

export function rememberRequest(
  world: World,
  scope: string,
  input: Input,
  output: Record<string, unknown>,
): void {
  const key = requestKey(scope, input);
  if (key) world.requests[key] = { input: JSON.stringify(input), output };
}

function requestKey(scope: string, input: Input): string | undefined {
  const token = input.ClientToken;
  return typeof token === 'string' && token !== '' ? `${scope}:${token}` : undefined;
}
