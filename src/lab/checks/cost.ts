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
    at_most: z.number().min(0).max(1_000_000_000).describe('US dollars.'),
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
    return `${of ?? 'everything'} costs at most ${dollars(at_most)} ${WHEN[over]}`;
  },

  run({ cost: { of, over }, at_most }, sim: Sim): Verdict {
    const amount = over === 'hour' ? hourlyRate(sim.state) : spent(sim, of, over);
    const what = `${of ?? 'It'} costs ${dollars(amount)} ${WHEN[over]}`;
    if (amount <= at_most) return { passed: true, code: 'passed', text: `${what}.` };
    return {
      passed: false,
      code: 'too-expensive',
      text: `${what}, and may cost ${dollars(at_most)}. \`cost --resources\` shows what for.`,
      expected: at_most,
      actual: amount,
    };
  },
});

function spent(sim: Sim, of: string | undefined, over: 'month' | 'lab'): number {
  const bills = over === 'month' ? [billOf(sim.state)] : billsOf(sim.state);
  const wanted = ({ price }: BillLine) => of === undefined || price.service === of || price.title === of;
  return bills.flatMap(({ lines }) => lines.filter(wanted)).reduce((total, { amount }) => total + amount, 0);
}
