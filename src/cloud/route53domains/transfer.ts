/**
 * Moving a domain here from another registrar (R-R53-156): days, in which the old registrar may object, and a year
 * more. What the registry says of the name servers stays, unless others are named.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-transfer-to-route-53.html
 */
import type {
  CheckDomainTransferabilityRequest,
  CheckDomainTransferabilityResponse,
  Nameserver,
  TransferDomainRequest,
  TransferDomainResponse,
} from '@aws-sdk/client-route-53-domains';
import { nextBelow, nextHex } from '../../kit/random.ts';
import { declaredZones } from '../internet/declared-zones.ts';
import type { Context } from '../kernel/context.ts';
import { WORLD_START } from '../kernel/world.ts';
import { domain } from './domain.ts';
import { requireDomainName } from './domain-names.ts';
import { DAY_MS, registrationElsewhere, transferability } from './elsewhere.ts';
import { invalidInput, tldRulesViolation } from './errors.ts';
import { addYears, scheduleLifecycle } from './lifecycle.ts';
import { beginOperation, type OperationItem } from './operation.ts';
import { refuseDuplicate, refuseTooMany } from './register.ts';
import { checkServers } from './servers.ts';

/** The old registrar has five days to object; registries of countries take longer. */
const LEAST_DAYS = 5;
const SPREAD_DAYS = { generic: 2, country: 5 };
const MAX_YEARS = 10;

export function checkTransferability(
  input: CheckDomainTransferabilityRequest,
  context: Context,
): CheckDomainTransferabilityResponse {
  const { transferable, reason } = transferability(requireDomainName(input.DomainName), context);
  return {
    Transferability: { Transferable: transferable },
    ...(reason !== undefined && { Message: reason }),
  };
}

export function transferDomain(input: TransferDomainRequest, context: Context): TransferDomainResponse {
  const name = requireDomainName(input.DomainName);
  const years = input.DurationInYears ?? 1;
  if (years < 1 || years > MAX_YEARS) throw invalidInput(`DurationInYears must be from 1 to ${MAX_YEARS}`);
  refuseDuplicate(name, context);
  const { transferable, reason = '' } = transferability(name, context);
  if (transferable === 'DOMAIN_IN_OWN_ACCOUNT') throw invalidInput(reason);
  if (transferable !== 'TRANSFERABLE') throw tldRulesViolation(reason);
  if (!input.AuthCode)
    throw invalidInput(`The domain ${name} needs an AuthCode, which its registrar tells its owner`);
  if (input.Nameservers?.length) checkServers(name, input.Nameservers);
  refuseTooMany(context);
  const spread = name.split('.').at(-1)?.length === 2 ? SPREAD_DAYS.country : SPREAD_DAYS.generic;
  const delay = LEAST_DAYS * DAY_MS + nextBelow(context.random, spread * DAY_MS);
  const asked = {
    Type: 'TRANSFER_IN_DOMAIN',
    DomainName: name,
    years,
    autoRenew: input.AutoRenew ?? true,
    authCode: input.AuthCode,
    ...(input.Nameservers?.length && { servers: structuredClone(input.Nameservers) }),
  } as const;
  return { OperationId: beginOperation(asked, context, delay).OperationId };
}

/** When the days are over: the sentence that says why it came to nothing, if it did. */
export function transferred(operation: OperationItem, context: Context): string | undefined {
  const { DomainName: name, years = 1, autoRenew = true, authCode, servers } = operation;
  const registration = registrationElsewhere(name, context);
  if (!registration || registration.authCode !== authCode)
    return `The authorization code for ${name} is not the one that its current registrar has.`;
  const before = WORLD_START + registration.expiresInDays * DAY_MS;
  const item = context.add(domain, {
    DomainName: name,
    Nameservers: servers ?? currentServers(name, context),
    AutoRenew: autoRenew,
    TransferLock: true,
    AuthCode: nextHex(context.random, 16),
    createdAt: WORLD_START - registration.ageDays * DAY_MS,
    updatedAt: context.now,
    expiresAt: addYears(Math.max(before, context.now), years),
  });
  scheduleLifecycle(item, context);
  return undefined;
}

function currentServers(name: string, { world }: Context): Nameserver[] {
  const { delegations } = declaredZones(world.setting.zones ?? {});
  const servers = delegations.find(({ zone }) => zone === `${name}.`)?.servers ?? [];
  return servers.map((server) => ({
    Name: server.name.replace(/\.$/, ''),
    ...(server.name.endsWith(`.${name}.`) && { GlueIps: [...server.addresses] }),
  }));
}
