/** What becomes of a domain in time (R-R53-157): renewed 35 days before it expires, or lost 45 days after. */
import type { RenewDomainRequest, RenewDomainResponse } from '@aws-sdk/client-route-53-domains';
import type { Context } from '../kernel/context.ts';
import { type DomainItem, domain, requireDomain } from './domain.ts';
import { invalidInput } from './errors.ts';
import { beginOperation } from './operation.ts';

const DAY_MS = 86_400_000;
const RENEWED_BEFORE_MS = 35 * DAY_MS;
const LOST_AFTER_MS = 45 * DAY_MS;
const MAX_YEARS = 10;

export function addYears(time: number, years: number): number {
  const date = new Date(time);
  return date.setUTCFullYear(date.getUTCFullYear() + years);
}

/** The next decisions; both name the expiry that they are about, so that a renewal in between makes them void. */
export function scheduleLifecycle(item: DomainItem, context: Context): void {
  const until = (at: number) => Math.max(0, at - context.now);
  context.later(
    until(item.expiresAt - RENEWED_BEFORE_MS),
    domain,
    item.DomainName,
    'autoRenew',
    `${item.expiresAt}`,
  );
  context.later(until(item.expiresAt + LOST_AFTER_MS), domain, item.DomainName, 'lose', `${item.expiresAt}`);
}

export function autoRenew(item: DomainItem, context: Context, expiry: string): void {
  if (!item.AutoRenew || String(item.expiresAt) !== expiry) return;
  extend(item, 1, context);
  beginOperation({ Type: 'RENEW_DOMAIN', DomainName: item.DomainName }, context);
}

export function lose(item: DomainItem, context: Context, expiry: string): void {
  if (String(item.expiresAt) === expiry) context.remove(domain, item.DomainName);
}

export function renewDomain(input: RenewDomainRequest, context: Context): RenewDomainResponse {
  const item = requireDomain(input.DomainName, context);
  const year = new Date(item.expiresAt).getUTCFullYear();
  if (input.CurrentExpiryYear !== year)
    throw invalidInput(
      `CurrentExpiryYear ${input.CurrentExpiryYear} does not match the domain's expiry year ${year}`,
    );
  const years = input.DurationInYears ?? 1;
  if (addYears(item.expiresAt, years) > addYears(context.now, MAX_YEARS))
    throw invalidInput(`A domain cannot be registered for more than ${MAX_YEARS} years`);
  extend(item, years, context);
  return {
    OperationId: beginOperation({ Type: 'RENEW_DOMAIN', DomainName: item.DomainName }, context).OperationId,
  };
}

function extend(item: DomainItem, years: number, context: Context): void {
  item.expiresAt = addYears(item.expiresAt, years);
  item.updatedAt = context.now;
  scheduleLifecycle(item, context);
}
