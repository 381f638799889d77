/** What the world costs, for the floors above. */
import { type Bill, type BillLine, billOf, billsOf, hourlyRate } from '../cloud/cost/bill.ts';
import { isPriced } from '../cloud/cost/price-list.ts';

export { type Bill, type BillLine, billOf, billsOf, hourlyRate, isPriced };

/** `$0.045`, `$1,642.50`, `< $0.0001`: as many digits as it takes to see something. */
export function dollars(amount: number): string {
  if (amount !== 0 && amount < 0.0001) return '< $0.0001';
  const digits = amount >= 1 || amount === 0 ? 2 : 4;
  const [whole = '', fraction = ''] = amount.toFixed(digits).split('.');
  return `$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${digits === 4 ? fraction.replace(/0{1,2}$/, '') : fraction}`;
}

/** `2 hours`, `1,500 paths`, `0.25 GB`. */
export function unitsInWords(units: number, { price: { unit } }: BillLine): string {
  const [whole = '', fraction] = (
    units >= 100 ? Math.round(units) : Number(units.toFixed(units < 0.01 ? 6 : 2))
  )
    .toString()
    .split('.');
  const number = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`;
  return `${number} ${units === 1 ? unit : PLURALS[unit]}`;
}

const PLURALS: Readonly<Record<BillLine['price']['unit'], string>> = {
  hour: 'hours',
  day: 'days',
  month: 'months',
  GB: 'GB',
  'GB-month': 'GB-months',
  request: 'requests',
  query: 'queries',
  path: 'paths',
  'LCU-hour': 'LCU-hours',
  year: 'years',
  job: 'jobs',
  shipment: 'shipments',
};

export { HOURS_PER_MONTH } from '../cloud/cost/price.ts';
