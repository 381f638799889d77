import { type BillLine, billOf, dollars, hourlyRate, unitsInWords } from '../../../sim/cost.ts';
import { EMPTY_ROW, type Row, row, spread } from '../../text/row.ts';
import { wrapWords } from '../../text/wrap.ts';
import { style } from '../../theme.ts';
import type { Pane } from '../pane.ts';

const HOURS_PER_MONTH = 730;

export const cost: Pane = {
  id: 'cost',
  title: 'Cost',
  about: 'the bill of the month so far, and what runs now by the hour',
  isUseful: (world) => hourlyRate(world) > 0 || billOf(world).lines.length > 0,
  rows({ snapshot: { world }, width }) {
    const bill = billOf(world);
    const rate = hourlyRate(world);
    const services = [...new Set(bill.lines.map(({ price }) => price.service))];
    return [
      spread(row([style.title, `${bill.month} so far`]), row([style.title, dollars(bill.total)]), width),
      ...services.flatMap((service) => [
        EMPTY_ROW,
        row([style.title, service]),
        ...bill.lines
          .filter(({ price }) => price.service === service)
          .flatMap((line) => lineRows(line, width)),
      ]),
      EMPTY_ROW,
      ...wrapWords(
        row(`What runs now: ${dollars(rate)} an hour, ${dollars(rate * HOURS_PER_MONTH)} a month.`),
        width,
      ),
      ...wrapWords(row([style.muted, `List prices of ${bill.asOf}, before taxes.`]), width),
    ];
  },
};

function lineRows(line: BillLine, width: number): readonly Row[] {
  const free = line.freeUnits > 0 ? ` (${unitsInWords(line.freeUnits, line)} free)` : '';
  return [
    spread(row(` ${line.price.title} `), row(dollars(line.amount)), width),
    ...wrapWords(row([style.muted, `   ${unitsInWords(line.units, line)}${free}`]), width, 3),
  ];
}
