/** `mail`: what AWS's people and others wrote to the owner of the account. */
import { mailsIn } from '../../sim/mails.ts';
import { type ConsoleCommand, succeed } from '../command.ts';
import { printable } from '../printable.ts';

export const mail: ConsoleCommand = {
  name: 'mail',
  summary: 'mails that came, the newest last',
  usage: 'mail            `wait` tells of those that come while it waits',
  async run(_words, { sim }) {
    const mails = mailsIn(sim.state);
    if (mails.length === 0) return succeed('No mail.\n');
    return succeed(
      mails.map(({ at, from, text }) => `${minute(at)}  ${from}: ${printable(text)}\n`).join(''),
    );
  },
};

/** `2026-01-05 08:00` */
function minute(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}
