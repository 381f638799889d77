/**
 * JMESPath (https://jmespath.org), the AWS CLI's query language. The package is CommonJS without types: it is named
 * here once, as its default export, which Node, the bundler and the test runner all agree on.
 */
// @ts-expect-error the package carries no types
import untyped from 'jmespath';

const jmespath = untyped as {
  compile(expression: string): unknown;
  search(data: unknown, expression: string): unknown;
};

/** Evaluates an expression; throws an `Error` with a message for people where it doesn't parse or doesn't apply. */
export function searchJmespath(data: unknown, expression: string): unknown {
  return jmespath.search(data, expression);
}

/** What is wrong with an expression, or undefined. */
export function jmespathFault(expression: string): string | undefined {
  try {
    jmespath.compile(expression);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
