/**
 * A price as a list has it: so much for a unit, in steps that get cheaper, with what is free each month. Amounts are in
 * US dollars before taxes.
 */

/** R-PRICE-1. */
export const HOURS_PER_MONTH = 730;

export interface Step {
  /** Units a month up to which the price holds; the last step has none. */
  readonly upTo?: number;
  /** Dollars for a unit, or for `per` of them. */
  readonly price: number;
}

export interface Price {
  /** As bills name it: `Elastic Compute Cloud`. */
  readonly service: string;
  /** What is paid for: `NAT gateway`. */
  readonly title: string;
  readonly unit:
    | 'hour'
    | 'day'
    | 'month'
    | 'GB'
    | 'GB-month'
    | 'request'
    | 'query'
    | 'path'
    | 'LCU-hour'
    | 'year'
    | 'job'
    | 'shipment';
  readonly steps: readonly Step[];
  /** How many units `price` is for. Default: 1. */
  readonly per?: number;
  /** What is free each month, for this price or for all prices that name the same pool. */
  readonly free?: { readonly pool: string; readonly units: number };
  /** Of what runs: each hour that was begun counts whole (R-PRICE-1), or seconds do, or the month whatever part of it. */
  readonly rounding?: 'hour' | 'second' | 'month';
  /** The facts' number: `R-PRICE-26`. */
  readonly fact: string;
}

/** What so many units of a month cost, after those that are free; `already` are those before them in the same month. */
export function amountOf({ steps, per = 1 }: Price, units: number, already = 0): number {
  let amount = 0;
  let from = already;
  const end = already + units;
  for (const { upTo = Number.POSITIVE_INFINITY, price } of steps) {
    const here = Math.min(end, upTo) - from;
    if (here <= 0) continue;
    amount += (here * price) / per;
    from += here;
  }
  return amount;
}
