import { dollars, HOURS_PER_MONTH } from '../../../sim/cost.ts';
import { EMPTY_ROW, row, spread } from '../../text/row.ts';
import { wrapWords } from '../../text/wrap.ts';
import { style } from '../../theme.ts';
import type { Pane } from '../pane.ts';
import { billRows } from './bill-rows.ts';
import { billNow, rateNow } from './now.ts';

export const cost: Pane = {
  id: 'cost',
  title: 'Cost',
  about: 'what runs now by the hour, and the bill of the month so far; Enter shows for whom each line is',
  isUseful: (world) => rateNow(world) > 0 || billNow(world).lines.length > 0,
  rows({ snapshot: { world }, width, choice }) {
    const bill = billNow(world);
    const rate = rateNow(world);
    const isDetailed = choice % 2 === 1;
    const hint = `enter: ${isDetailed ? 'the lines alone' : 'for whom'}`;
    return [
      spread(row([style.title, `${bill.month} so far`]), row([style.title, dollars(bill.total)]), width),
      ...wrapWords(
        row(`What runs now: ${dollars(rate)} an hour, ${dollars(rate * HOURS_PER_MONTH)} a month.`),
        width,
      ),
      ...billRows(bill.lines, width, isDetailed),
      EMPTY_ROW,
      ...wrapWords(row([style.muted, `List prices of ${bill.asOf}, before taxes. ${hint}`]), width),
    ];
  },
};
