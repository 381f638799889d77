/** Registering a domain (R-R53-150, R-R53-151): it takes minutes, and brings a hosted zone whose servers it points to. */
import type { RegisterDomainRequest, RegisterDomainResponse } from '@aws-sdk/client-route-53-domains';
import { nextBelow, nextHex } from '../../kit/random.ts';
import type { Context } from '../kernel/context.ts';
import { AwsError } from '../kernel/errors.ts';
import { createHostedZone } from '../route53/hosted-zone/create.ts';
import { drawUuid } from '../route53/ids.ts';
import { isTaken } from './availability.ts';
import { domain } from './domain.ts';
import { requireDomainName } from './domain-names.ts';
import { duplicateRequest, invalidInput } from './errors.ts';
import { addYears, scheduleLifecycle } from './lifecycle.ts';
import { beginOperation, domainOperation, type OperationItem } from './operation.ts';

const LEAST_MS = 5 * 60_000;
const SPREAD_MS = 10 * 60_000;
const MAX_YEARS = 10;
/** R-R53-12. */
const DOMAINS_PER_ACCOUNT = 20;

export function registerDomain(input: RegisterDomainRequest, context: Context): RegisterDomainResponse {
  const name = requireDomainName(input.DomainName);
  const years = input.DurationInYears ?? 1;
  if (years < 1 || years > MAX_YEARS) throw invalidInput(`DurationInYears must be from 1 to ${MAX_YEARS}`);
  refuseDuplicate(name, context);
  if (isTaken(name, context)) throw invalidInput(`Domain ${name} is not available`);
  refuseTooMany(context);
  const delay = LEAST_MS + nextBelow(context.random, SPREAD_MS);
  const asked = {
    Type: 'REGISTER_DOMAIN',
    DomainName: name,
    years,
    autoRenew: input.AutoRenew ?? true,
  } as const;
  return { OperationId: beginOperation(asked, context, delay).OperationId };
}

function pendingIn(context: Context): readonly OperationItem[] {
  return context.list(domainOperation).filter((item) => item.Status === 'IN_PROGRESS');
}

export function refuseDuplicate(name: string, context: Context): void {
  if (pendingIn(context).some((item) => item.DomainName === name)) throw duplicateRequest(name);
}

export function refuseTooMany(context: Context): void {
  if (context.list(domain).length + pendingIn(context).length >= DOMAINS_PER_ACCOUNT)
    throw new AwsError(
      'DomainLimitExceeded',
      'The number of domains has exceeded the allowed threshold for the account.',
    );
}

/** When the registry has said yes. */
export function registered(operation: OperationItem, context: Context): void {
  const { DomainName: name, years = 1, autoRenew = true } = operation;
  const { DelegationSet } = createHostedZone(
    {
      Name: name,
      CallerReference: `RISWorkflow-RD:${drawUuid(context.random)}`,
      HostedZoneConfig: { Comment: 'HostedZone created by Route53 Registrar' },
    },
    context,
  );
  const item = context.add(domain, {
    DomainName: name,
    Nameservers: (DelegationSet?.NameServers ?? []).map((Name) => ({ Name })),
    AutoRenew: autoRenew,
    TransferLock: true,
    AuthCode: nextHex(context.random, 16),
    createdAt: context.now,
    updatedAt: context.now,
    expiresAt: addYears(context.now, years),
  });
  scheduleLifecycle(item, context);
}
