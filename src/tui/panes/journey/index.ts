import type { World } from '../../../cloud/kernel/world.ts';
import { hasOwnZones } from '../../../sim/dns/own-names.ts';
import { EMPTY_ROW, type Row, row } from '../../text/row.ts';
import { wrapWords } from '../../text/wrap.ts';
import { style } from '../../theme.ts';
import type { Pane, PaneContext } from '../pane.ts';
import { lookupRows } from './lookup/lookup-rows.ts';
import { requestRows, spokenRequestRows } from './request/request-rows.ts';

interface Shown {
  readonly title: string;
  rows(context: PaneContext): Row[];
}

export const journey: Pane = {
  id: 'journey',
  title: 'Journey',
  about:
    'the last request or look-up, leg by leg: who asked whom, how long it took, what came back and what it says',
  isUseful: (world) => world.dns.last !== undefined || world.web.last !== undefined || hasOwnZones(world),
  rows(context) {
    const { snapshot, width, choice } = context;
    const all = shownOf(snapshot.world);
    const shown = all[choice % Math.max(1, all.length)];
    if (!shown)
      return wrapWords(row([style.muted, 'Nobody has asked for anything yet: try dig or curl.']), width);
    const next = all[(choice + 1) % all.length];
    const more = next === shown || !next ? [] : [row([style.muted, `enter: ${next.title}`])];
    return [...shown.rows(context), ...(more.length > 0 ? [EMPTY_ROW, ...more] : [])];
  },
};

/** The newest first; a request of the same moment comes before the look-up that it may have followed. */
function shownOf({ dns, web }: World): readonly Shown[] {
  const { last: lookup } = dns;
  const { last: request } = web;
  const shown: (Shown & { readonly at: number })[] = [];
  if (request)
    shown.push({
      title: 'the last request',
      at: request.at,
      rows: ({ width, isSpoken }) => (isSpoken ? spokenRequestRows : requestRows)(request, width),
    });
  if (lookup)
    shown.push({
      title: 'the last look-up',
      at: lookup.at,
      rows({ width }) {
        const { from, question } = lookup;
        const asked = `${question.name} ${question.type}`;
        return lookupRows({ ...lookup, asker: from.replace(/^\w+\//, ''), asked }, width);
      },
    });
  return shown.sort((left, right) => right.at - left.at);
}
