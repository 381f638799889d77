/**
 * Filter patterns of CloudWatch Logs: terms anywhere in a message, or conditions on the fields of a space-delimited
 * one. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 * Not simulated: regular expressions (`%…%`). JSON patterns are accepted and match nothing, because no service here
 * writes JSON.
 */
import { brokenConstraint, invalidPattern } from '../errors.ts';
import { compileFieldPattern } from './fields.ts';
import { compileTerms } from './terms.ts';

export type MessageTest = (message: string) => boolean;

const MAX_LENGTH = 1024;

/** Throws `InvalidParameterException`. The empty pattern matches everything. */
export function compilePattern(text: string): MessageTest {
  const pattern = text.trim();
  if (text.length > MAX_LENGTH) {
    throw brokenConstraint(text, 'filterPattern', `have length less than or equal to ${MAX_LENGTH}`);
  }
  if (pattern.startsWith('[')) {
    requireEnd(pattern, '[', ']');
    return compileFieldPattern(pattern.slice(1, -1));
  }
  if (pattern.startsWith('{')) {
    requireEnd(pattern, '{', '}');
    return () => false;
  }
  return compileTerms(pattern);
}

function requireEnd(pattern: string, start: string, end: string): void {
  if (!pattern.endsWith(end)) {
    throw invalidPattern(`If a filter pattern starts with '${start}' it must end with '${end}'`);
  }
}
