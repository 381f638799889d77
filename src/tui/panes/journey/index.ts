import { hasOwnZones } from '../../../sim/dns/own-names.ts';
import { row } from '../../text/row.ts';
import { wrapWords } from '../../text/wrap.ts';
import { style } from '../../theme.ts';
import type { Pane } from '../pane.ts';
import { journeyRows } from './journey-rows.ts';

export const journey: Pane = {
  id: 'journey',
  title: 'Journey',
  about: 'how the name that was looked up last was found: through caches and servers to the answer',
  isUseful: (world) => world.dns.last !== undefined || hasOwnZones(world),
  rows({ snapshot, width }) {
    const { last } = snapshot.world.dns;
    if (last) {
      const { from, question } = last;
      const asked = `${question.name} ${question.type}`;
      return journeyRows({ ...last, asker: from.replace(/^\w+\//, ''), asked }, width);
    }
    return wrapWords(row([style.muted, 'Nobody has looked up a name yet: try dig.']), width);
  },
};
