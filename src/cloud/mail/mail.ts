/** Mails that AWS's people and machines write to the owner of the account: `wait` tells of those that came meanwhile. */
import type { Context } from '../kernel/context.ts';
import { AwsError } from '../kernel/errors.ts';
import { defineResource } from '../kernel/resource.ts';

export interface MailItem {
  MailId: string;
  /** When it came, in milliseconds since the Unix epoch. */
  at: number;
  from: string;
  /** One sentence or more. */
  text: string;
}

export const mail = defineResource<MailItem>({
  kind: 'mail',
  prefix: 'mail',
  id: (item) => item.MailId,
  notFound: noSuchMail,
  malformed: noSuchMail,
  filters: {},
});

/** Older ones are thrown away. */
const MOST_MAILS = 200;

export function sendMail(context: Context, from: string, text: string): void {
  const ids = Object.keys(context.table(mail));
  const number = 1 + Number(ids.at(-1)?.replace(/^mail-/, '') ?? 0);
  context.add(mail, { MailId: `mail-${number}`, at: context.now, from, text });
  for (const id of ids.slice(0, Math.max(0, ids.length + 1 - MOST_MAILS))) context.remove(mail, id);
}

function noSuchMail(id: string): AwsError {
  return new AwsError('NoSuchMail', `There is no mail ${id}`, 404);
}
