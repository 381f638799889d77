/**
 * `resource`: the last resort, for what no packet shows (a flow log, a tag, a name). A JMESPath query over what a
 * `describe` answers, compared with the value that is expected.
 */
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { jmespathFault, searchJmespath } from '../../kit/jmespath.ts';
import { commandOf } from '../../shell/aws/service-commands.ts';
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
  proof: 'Settings, as the API shows them',

  describe({ resource: { service, operation, query }, expect }) {
    return `aws ${service} ${operation} --query '${query}' gives ${JSON.stringify(expect)}`;
  },

  run(check: ResourceCheck, sim: Sim): Verdict {
    const { service, operation, input, query } = check.resource;
    const expected = check.expect;
    const result = sim.call({ service, operation: apiName(operation), input: input ?? {} });
    if (!result.ok) {
      const { code, message } = result.error;
      const text = `aws ${service} ${operation} answers ${code}: ${message}`;
      return { passed: false, code: 'call-failed', text, expected };
    }
    let actual: unknown;
    try {
      actual = searchJmespath(result.output, query) ?? null;
    } catch (error) {
      const text = `The query ${query} cannot be read: ${(error as Error).message}`;
      return { passed: false, code: 'call-failed', text, expected };
    }
    const passed = isDeepStrictEqual(plain(actual), plain(expected));
    return {
      passed,
      code: passed ? 'passed' : 'value-differs',
      text: sentence(check, passed, actual),
      expected,
      actual,
    };
  },
});

/** In the lab's own words where it has some; else in the query's. */
function sentence(
  { text, resource: { service, operation, query }, expect }: ResourceCheck,
  passed: boolean,
  actual: unknown,
) {
  const command = `aws ${commandOf({ service })} ${operation}`;
  if (text !== undefined)
    return passed ? `It is so: ${text}.` : `Not yet: ${text}. \`${command}\` shows what there is.`;
  const gives = `${command} --query '${query}' gives ${JSON.stringify(actual)}`;
  return passed ? `${gives}, as it should.` : `${gives}, not ${JSON.stringify(expect)}.`;
}

/** `describe-vpcs` → `DescribeVpcs`. */
function apiName(operation: string): string {
  return operation.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}
