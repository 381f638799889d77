/**
 * `resource`: the last resort, for what no packet shows (a flow log, a tag, a name). A JMESPath query over what a
 * `describe` answers, compared with the value that is expected.
 */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { jmespathFault, searchJmespath } from '../../kit/jmespath.ts';
import type { Sim } from '../../sim/sim.ts';
import { commonFields, defineCheck, type Verdict } from './check.ts';

const schema = z
  .strictObject({
    ...commonFields,
    resource: z
      .strictObject({
        service: z
          .string()
          .regex(/^[a-z0-9]+$/, 'must be a service as the CLI names it, such as `ec2`')
          .describe('As the CLI names it: `ec2`.'),
        operation: z
          .string()
          .regex(/^[a-z]+(-[a-z0-9]+)*$/, 'must be like `describe-vpcs`')
          .describe('As the CLI names it: `describe-vpcs`.'),
        input: z.record(z.string(), z.unknown()).optional().describe('As in `--cli-input-json`.'),
        query: z
          .string()
          .min(1)
          .refine((text) => jmespathFault(text) === undefined, {
            error: (issue) => `cannot be read: ${jmespathFault(String(issue.input))}`,
          })
          .describe('A JMESPath query over the answer.'),
      })
      .describe('What to ask the API for.'),
    expect: z.unknown().describe('The value that the query must give.'),
  })
  .describe('A value in the answer of a `describe`.');

export type ResourceCheck = z.infer<typeof schema>;

export const resource = defineCheck({
  key: 'resource',
  schema,

  describe({ resource: { service, operation, query }, expect }) {
    return `aws ${service} ${operation} --query '${query}' gives ${JSON.stringify(expect)}`;
  },

  run({ resource: { service, operation, input, query }, expect }: ResourceCheck, sim: Sim): Verdict {
    const result = sim.call({ service, operation: apiName(operation), input: input ?? {} });
    if (!result.ok) {
      const { code, message } = result.error;
      return {
        passed: false,
        code: 'call-failed',
        text: `aws ${service} ${operation} answers ${code}: ${message}`,
        expected: expect,
      };
    }
    let actual: unknown;
    try {
      actual = searchJmespath(result.output, query);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return {
        passed: false,
        code: 'call-failed',
        text: `The query ${query} cannot be read: ${reason}`,
        expected: expect,
      };
    }
    const same = isDeepStrictEqual(plain(actual), plain(expect));
    return {
      passed: same,
      code: same ? 'passed' : 'value-differs',
      text: same
        ? `aws ${service} ${operation} gives ${JSON.stringify(expect)}, as it should.`
        : `aws ${service} ${operation} --query '${query}' gives ${JSON.stringify(actual ?? null)}, not ${JSON.stringify(expect)}.`,
      expected: expect,
      actual: actual ?? null,
    };
  },
});

/** `describe-vpcs` → `DescribeVpcs`. */
function apiName(operation: string): string {
  return operation.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}
