/** Domains that are registered with others, and whether they can be moved here (R-R53-155, R-R53-156). */
import type { Transferable } from '@aws-sdk/client-route-53-domains';
import type { Context } from '../kernel/context.ts';
import { type RegistrationSetting, WORLD_START } from '../kernel/world.ts';
import { domain } from './domain.ts';

export const DAY_MS = 86_400_000;
/** No registry lets a domain move again before. */
const LEAST_AGE_MS = 60 * DAY_MS;
const DEFAULTS = { lock: true, ageDays: 400, expiresInDays: 330 };

export type Registration = Required<RegistrationSetting>;

export function registrationElsewhere(name: string, context: Context): Registration | undefined {
  const registrations = context.world.setting.registrations ?? {};
  const found = Object.entries(registrations).find(([key]) => key.replace(/\.$/, '').toLowerCase() === name);
  return found && { ...DEFAULTS, ...found[1] };
}

/** Whether it can be moved, and in a sentence why not. */
export function transferability(
  name: string,
  context: Context,
): { readonly transferable: Transferable; readonly reason?: string } {
  if (context.find(domain, name))
    return {
      transferable: 'DOMAIN_IN_OWN_ACCOUNT',
      reason: `The domain ${name} is in this account already.`,
    };
  const registration = registrationElsewhere(name, context);
  if (!registration)
    return {
      transferable: 'UNTRANSFERABLE',
      reason: `The domain ${name} is in nobody's hands who could move it.`,
    };
  if (registration.lock)
    return {
      transferable: 'UNTRANSFERABLE',
      reason: `The domain ${name} has the status clientTransferProhibited: its registrar must unlock it first.`,
    };
  if (ageMs(registration, context) < LEAST_AGE_MS)
    return {
      transferable: 'UNTRANSFERABLE',
      reason: `The domain ${name} was registered or transferred less than 60 days ago.`,
    };
  return { transferable: 'TRANSFERABLE' };
}

function ageMs({ ageDays }: Registration, { now }: Context): number {
  return ageDays * DAY_MS + now - WORLD_START;
}
