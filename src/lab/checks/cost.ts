/** `cost`: what something may cost: an hour of what runs, this month so far, or everything since the lab began. */
import * as z from 'zod';
import { type BillLine, billOf, billsOf, dollars, hourlyRate, isPriced } from '../../sim/cost.ts';
import type { Sim } from '../../sim/sim.ts';
import { commonFields, defineCheck, type Verdict } from './check.ts';

const schema = z
  .strictObject({
    ...commonFields,
    cost: z
      .strictObject({
        of: z
          .string()
          .min(1)
          .max(100)
          .refine(isPriced, {
            error: 'is neither a service nor a line of the price list; `cost` shows their names',
          })
          .optional()
          .describe(
            'A service or a line, as `cost` names them: `CloudFront`, `Invalidation paths`. Default: all.',
          ),
        over: z
          .enum(['hour', 'month', 'lab'])
          .default('month')
          .describe(
            '`hour`: what runs now, for an hour; `month`: this month so far; `lab`: since the beginning.',
          ),
      })
      .describe('What is counted.'),
    at_most: z
      .union([
        z.number().min(0).max(1_000_000_000),
        z.string().regex(/^(?:\d{1,9}|\{[a-z][a-z0-9_]*\})$/, 'must be a number or a {parameter}'),
      ])
      .describe('US dollars.'),
  })
  .refine(({ cost: { of, over } }) => of === undefined || over !== 'hour', {
    error: '`over: hour` counts everything: leave `of` out',
  })
  .describe('What something may cost.');

export type CostCheck = z.infer<typeof schema>;

const WHEN = { hour: 'an hour', month: 'this month', lab: 'since the lab began' } as const;

export const cost = defineCheck({
  key: 'cost',
  schema,
  proof: 'What it cost',

  describe({ cost: { of, over }, at_most }) {
    return `${of ?? 'everything'} costs at most ${dollars(Number(at_most))} ${WHEN[over]}`;
  },

  run({ cost: { of, over }, at_most }, sim: Sim): Verdict {
    const most = Number(at_most);
    const bill = over === 'hour' ? [] : linesOf(sim, of, over);
    const amount = over === 'hour' ? hourlyRate(sim.state) : totalOf(bill);
    const what = `${of ?? 'Everything'}: ${dollars(amount)} ${WHEN[over]}`;
    if (amount <= most) return { passed: true, code: 'passed', text: `${what}.`, bill };
    return {
      passed: false,
      code: 'too-expensive',
      text: `${what}; it may be ${dollars(most)}. \`cost --resources\` shows what for.`,
      bill,
      expected: most,
      actual: amount,
    };
  },
});

function linesOf(sim: Sim, of: string | undefined, over: 'month' | 'lab'): readonly BillLine[] {
  const bills = over === 'month' ? [billOf(sim.state)] : billsOf(sim.state);
  const wanted = ({ price }: BillLine) => of === undefined || price.service === of || price.title === of;
  return bills.flatMap(({ lines }) => lines.filter(wanted));
}

function totalOf(lines: readonly BillLine[]): number {
  return lines.reduce((total, { amount }) => total + amount, 0);
}
