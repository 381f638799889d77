/** Mails to the owner of the account, from all regions. */

import type { World } from '../cloud/kernel/world.ts';
import { type MailItem, mail } from '../cloud/mail/mail.ts';
import { tableOf } from './tables.ts';

export type { MailItem };

/** The oldest first. */
export function mailsIn(world: World): readonly MailItem[] {
  return Object.keys(world.regions)
    .flatMap((region) => Object.values(tableOf(world, region, mail)))
    .sort((one, other) => one.at - other.at);
}
