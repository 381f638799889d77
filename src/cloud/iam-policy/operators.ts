/**
 * Condition operators. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * Each compares one value of the request with one of the policy; `negated` ones want that none is equal.
 */
import { parseAddress } from '../../kit/address.ts';
import { parsePrefix, prefixContains } from '../../kit/prefix.ts';
import { matchesWildcards } from '../../kit/wildcards.ts';
import type { Condition } from './document.ts';
import { matchesArn } from './wildcard.ts';

export interface Operator {
  readonly negated: boolean;
  readonly compare: (given: string, wanted: string) => boolean;
}

const same = (given: string, wanted: string) => given === wanted;
const sameLetters = (given: string, wanted: string) => given.toLowerCase() === wanted.toLowerCase();
const like = (given: string, wanted: string) => matchesWildcards(wanted, given);
const arn = (given: string, wanted: string) => matchesArn(wanted, given);
const number = (compare: (given: number, wanted: number) => boolean) => (given: string, wanted: string) =>
  compare(Number(given), Number(wanted));
const date = (compare: (given: number, wanted: number) => boolean) => (given: string, wanted: string) =>
  compare(instant(given), instant(wanted));

const is = (compare: Operator['compare']): Operator => ({ negated: false, compare });
const isNot = (compare: Operator['compare']): Operator => ({ negated: true, compare });

const OPERATORS: Readonly<Record<string, Operator>> = {
  StringEquals: is(same),
  StringNotEquals: isNot(same),
  StringEqualsIgnoreCase: is(sameLetters),
  StringNotEqualsIgnoreCase: isNot(sameLetters),
  StringLike: is(like),
  StringNotLike: isNot(like),
  ArnEquals: is(arn),
  ArnLike: is(arn),
  ArnNotEquals: isNot(arn),
  ArnNotLike: isNot(arn),
  IpAddress: is(inRange),
  NotIpAddress: isNot(inRange),
  Bool: is(sameLetters),
  NumericEquals: is(number((given, wanted) => given === wanted)),
  NumericNotEquals: isNot(number((given, wanted) => given === wanted)),
  NumericLessThan: is(number((given, wanted) => given < wanted)),
  NumericLessThanEquals: is(number((given, wanted) => given <= wanted)),
  NumericGreaterThan: is(number((given, wanted) => given > wanted)),
  NumericGreaterThanEquals: is(number((given, wanted) => given >= wanted)),
  DateEquals: is(date((given, wanted) => given === wanted)),
  DateNotEquals: isNot(date((given, wanted) => given === wanted)),
  DateLessThan: is(date((given, wanted) => given < wanted)),
  DateLessThanEquals: is(date((given, wanted) => given <= wanted)),
  DateGreaterThan: is(date((given, wanted) => given > wanted)),
  DateGreaterThanEquals: is(date((given, wanted) => given >= wanted)),
};

/** Asks whether the key is absent. */
export const NULL_OPERATOR = 'Null';

/** `ForAnyValue:StringLikeIfExists` taken apart; undefined where there is no such operator. */
export function parseOperator(
  text: string,
): Pick<Condition, 'operator' | 'quantifier' | 'ifExists'> | undefined {
  const [, quantifier, written = ''] = /^(?:(ForAnyValue|ForAllValues):)?(.*)$/.exec(text) ?? [];
  const ifExists = written.endsWith('IfExists');
  const operator = ifExists ? written.slice(0, -'IfExists'.length) : written;
  const known = Object.hasOwn(OPERATORS, operator) || (operator === NULL_OPERATOR && !ifExists);
  if (!known) return undefined;
  return {
    operator,
    ifExists,
    ...(quantifier !== undefined && { quantifier: quantifier as 'ForAnyValue' | 'ForAllValues' }),
  };
}

export function operatorOf(name: string): Operator {
  const operator = OPERATORS[name];
  if (!operator) throw new Error(`netlab bug: no condition operator ${name}`);
  return operator;
}

/** A lone address is the range of itself. */
function inRange(given: string, wanted: string): boolean {
  const address = parseAddress(given);
  const single = parseAddress(wanted);
  const range = parsePrefix(single ? `${wanted}/${single.family === 4 ? 32 : 128}` : wanted);
  return Boolean(address && range && range.family === address.family && prefixContains(range, address));
}

/** Milliseconds since the Unix epoch, of ISO 8601 or of seconds. */
function instant(text: string): number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}
