/** What a failing check found, in short: without what its label or its evidence says already. */
import type { CheckResult } from '../../../lab/evaluate.ts';

export function findingOf({ text, label, journey }: CheckResult): string {
  const rest = after(text, label).replace(/^[.:]?\s*/, '');
  return journey ? after(rest, requestEnd(journey)) : rest;
}

/** How the sentence ends that tells of the request: the walk tells it better. */
function requestEnd({ response }: NonNullable<CheckResult['journey']>): string {
  return response ? `is answered ${response.status}. ` : 'gets no answer. ';
}

/** All of it where the part isn't in it, or nothing would be left. */
function after(text: string, part: string): string {
  const at = text.indexOf(part);
  return at < 0 ? text : text.slice(at + part.length);
}
