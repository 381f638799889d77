/** `cost`: the bill so far. A word of netlab's own: a real account tells a day later. */
import type { World } from '../../cloud/kernel/world.ts';
import {
  type Bill,
  type BillLine,
  billOf,
  billsOf,
  dollars,
  HOURS_PER_MONTH,
  hourlyRate,
  unitsInWords,
} from '../../sim/cost.ts';
import { type ConsoleCommand, fail, succeed } from '../command.ts';

export const cost: ConsoleCommand = {
  name: 'cost',
  summary: 'what it has cost so far, and what it costs an hour',
  usage: `cost [MONTH] [--resources]      MONTH: 2026-01; --resources: for whom each line is
List prices of one region in US dollars, before taxes, with what is free each month taken off.
Not metered: traffic between zones and regions, what NAT gateways process, capacity units of load balancers.`,
  async run(args, { sim }) {
    const world = sim.state;
    const unknown = args.find((word) => word.startsWith('-') && word !== '--resources');
    if (unknown !== undefined)
      return fail(`cost: there is no option ${unknown}. Usage: cost [MONTH] [--resources]`, 2);
    const month = args.find((word) => !word.startsWith('-'));
    const months = billsOf(world).map((bill) => bill.month);
    if (month !== undefined && !months.includes(month))
      return fail(`cost: there is no bill for '${month}'. Months that there are: ${months.join(', ')}`);
    return succeed(statement(billOf(world, month), world, args.includes('--resources')));
  },
  complete: (_words, index, sim) =>
    index === 1
      ? [...billsOf(sim.state).map(({ month }) => ({ value: month })), { value: '--resources' }]
      : [],
};

type Cells = readonly [name: string, units: string, amount: string];

function statement(bill: Bill, world: World, withResources: boolean): string {
  const services = [...new Set(bill.lines.map(({ price }) => price.service))];
  const rows = services.flatMap((service): readonly Cells[] => [
    [service, '', ''],
    ...bill.lines
      .filter(({ price }) => price.service === service)
      .flatMap((line) => [lineCells(line), ...(withResources ? resourceCells(line) : [])]),
  ]);
  const rate = hourlyRate(world);
  return [
    `${bill.month}, prices of ${bill.asOf}`,
    '',
    ...aligned([...rows, ['Total', '', dollars(bill.total)]]),
    '',
    `What runs now costs ${dollars(rate)} an hour, ${dollars(rate * HOURS_PER_MONTH)} a month.`,
    '',
  ].join('\n');
}

function lineCells(line: BillLine): Cells {
  const free = line.freeUnits > 0 ? `, ${unitsInWords(line.freeUnits, line)} free` : '';
  return [`  ${line.price.title}`, `${unitsInWords(line.units, line)}${free}`, dollars(line.amount)];
}

function resourceCells(line: BillLine): readonly Cells[] {
  return line.resources.map(({ id, units }) => [`    ${id}`, unitsInWords(units, line), '']);
}

function aligned(rows: readonly Cells[]): readonly string[] {
  const widthOf = (column: 0 | 1 | 2) => Math.max(...rows.map((cells) => cells[column].length));
  const [names, units, amounts] = [widthOf(0), widthOf(1), widthOf(2)];
  return rows.map(([name, count, amount]) =>
    `${name.padEnd(names)}  ${count.padEnd(units)}  ${amount.padStart(amounts)}`.trimEnd(),
  );
}
