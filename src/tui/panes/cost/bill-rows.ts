/** Lines of a bill by service, the dearest first; each on one row where there is room. */
import { type BillLine, dollars, unitsInWords } from '../../../sim/cost.ts';
import { EMPTY_ROW, type Row, row, rowWidth, spread } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrapWords } from '../../text/wrap.ts';
import { style } from '../../theme.ts';

export function billRows(lines: readonly BillLine[], width: number, isDetailed = false): Row[] {
  const services = [...new Set(lines.map(({ price }) => price.service))].map((name) => {
    const own = lines.filter(({ price }) => price.service === name);
    return { name, lines: [...own].sort(dearestFirst), amount: totalOf(own) };
  });
  return services
    .sort(dearestFirst)
    .flatMap(({ name, lines: own, amount }) => [
      EMPTY_ROW,
      spread(row([style.title, name]), row([style.muted, own.length > 1 ? dollars(amount) : '']), width),
      ...own.flatMap((line) => [...lineRows(line, width), ...(isDetailed ? resourceRows(line, width) : [])]),
    ]);
}

const dearestFirst = (left: { readonly amount: number }, right: { readonly amount: number }) =>
  right.amount - left.amount;

function totalOf(lines: readonly BillLine[]): number {
  return lines.reduce((total, { amount }) => total + amount, 0);
}

function lineRows(line: BillLine, width: number): Row[] {
  const title = ` ${line.price.title}`;
  const amount = row(dollars(line.amount));
  const units = row([style.muted, `  ${quantity(line)}`]);
  const together = [...row(title), ...units];
  if (rowWidth(together) + rowWidth(amount) < width) return [spread(together, amount, width)];
  return [spread(row(`${title} `), amount, width), ...wrapWords([{ text: ' ' }, ...units], width, 3)];
}

/** `3 requests, free`, `12 paths, 10 of them free`. */
function quantity(line: BillLine): string {
  const { units, freeUnits } = line;
  const all = unitsInWords(units, line);
  if (freeUnits === 0) return all;
  return freeUnits >= units ? `${all}, free` : `${all}, ${unitsInWords(freeUnits, line)} of them free`;
}

function resourceRows(line: BillLine, width: number): Row[] {
  return line.resources.map(({ id, units }) =>
    spread(row([style.code, `   ${sanitize(id)} `]), row([style.muted, unitsInWords(units, line)]), width),
  );
}
