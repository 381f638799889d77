/** Which names nobody can register any more. */
import type { Context } from '../kernel/context.ts';
import { domain } from './domain.ts';
import { registrationElsewhere } from './elsewhere.ts';

/** Others' since long ago. */
const TAKEN = [
  'amazon.com',
  'amazonaws.com',
  'example.com',
  'example.net',
  'example.org',
  'google.com',
  'iana.org',
];

export function isTaken(name: string, context: Context): boolean {
  // A zone that somebody keeps to himself is registered by nobody.
  const declared = Object.entries(context.world.setting.zones ?? {})
    .filter(([, { delegated = true }]) => delegated)
    .map(([zone]) => zone.replace(/\.$/, ''));
  return (
    TAKEN.includes(name) ||
    declared.includes(name) ||
    registrationElsewhere(name, context) !== undefined ||
    context.find(domain, name) !== undefined
  );
}
