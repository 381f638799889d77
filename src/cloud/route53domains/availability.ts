/** Which names nobody can register any more. */
import type { Context } from '../kernel/context.ts';
import { domain } from './domain.ts';

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
  const declared = Object.keys(context.world.setting.zones ?? {}).map((zone) => zone.replace(/\.$/, ''));
  return TAKEN.includes(name) || declared.includes(name) || context.find(domain, name) !== undefined;
}
