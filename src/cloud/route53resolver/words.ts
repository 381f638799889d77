/** What the resources of Route 53 Resolver have in common: names, times, and the messages that go with a status. */
import { nextHex } from '../../kit/random.ts';
import type { Context } from '../kernel/context.ts';
import { brokenConstraint } from './errors.ts';

/** How long Route 53 Resolver takes for most changes. */
export const SETTLE_MS = 60_000;

/** Of the account's own resources; what AWS made has its own name for the owner. */
export const NOT_SHARED = 'NOT_SHARED';

/** `2026-01-05T08:00:00.000Z`: this API's times are text. */
export function timeText(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** `[Trace id: 1-…] Creating the Resolver Endpoint`, as AWS's messages begin. */
export function traced(text: string, context: Context): string {
  return `[Trace id: 1-${nextHex(context.random, 8)}-${nextHex(context.random, 24)}] ${text}`;
}

const NAME = /^(?!^[0-9]+$)[a-zA-Z0-9\-_' ']+$/;

/** Throws `ValidationException`. */
export function checkName(name: string | undefined): void {
  if (name === undefined) return;
  if (name.length > 64) throw brokenConstraint(name, 'name', 'have length less than or equal to 64');
  if (!NAME.test(name))
    throw brokenConstraint(
      name,
      'name',
      "satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9\\-_' ']+)",
    );
}

export function checkRequestId(text: string | undefined): void {
  if ((text?.length ?? 0) > 255)
    throw brokenConstraint(text, 'creatorRequestId', 'have length less than or equal to 255');
}
