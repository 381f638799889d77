/**
 * What a resource-based policy says about a request: an explicit Deny, an Allow, or nothing; and where nothing, which
 * statement came nearest and what it lacked. What the caller's own account allows is somebody else's to add.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */

import { matchesWildcards } from '../../kit/wildcards.ts';
import type { Signer } from '../web/visit.ts';
import type { Condition, PolicyDocument, Statement } from './document.ts';
import { NULL_OPERATOR, operatorOf } from './operators.ts';
import { namesCaller } from './principals.ts';
import { matchesArn } from './wildcard.ts';

/** Values of the request by key in lower case: `aws:sourceip`. */
export type ContextKeys = Readonly<Record<string, readonly string[] | string | undefined>>;

export interface PolicyRequest {
  /** Absent: anonymous. */
  readonly caller: Signer | undefined;
  /** `s3:GetObject`. */
  readonly action: string;
  /** `arn:aws:s3:::bucket/key`. */
  readonly resource: string;
  readonly keys: ContextKeys;
}

/** What of a statement doesn't fit the request. */
export type Lack =
  | { readonly part: 'principal' | 'action' | 'resource' }
  | { readonly part: 'condition'; readonly condition: Condition };

export interface PolicyDecision {
  readonly effect: 'Allow' | 'Deny' | 'none';
  /** The one that decided; for `none` the Allow that came nearest, if there is any. */
  readonly statement?: Statement;
  /** For `none`: what that one lacked, in the order of its elements. */
  readonly lacks?: readonly Lack[];
}

export function decide(policy: PolicyDocument, request: PolicyRequest): PolicyDecision {
  const judged = policy.statements.map((statement) => ({ statement, lacks: lacksOf(statement, request) }));
  const applying = judged.filter(({ lacks }) => lacks.length === 0).map(({ statement }) => statement);
  const denying = applying.find(({ effect }) => effect === 'Deny');
  if (denying) return { effect: 'Deny', statement: denying };
  const allowing = applying.find(({ effect }) => effect === 'Allow');
  if (allowing) return { effect: 'Allow', statement: allowing };
  const [nearest] = judged
    .filter(({ statement }) => statement.effect === 'Allow')
    .sort((left, right) => left.lacks.length - right.lacks.length);
  return { effect: 'none', ...nearest };
}

/** `statement 2 "PublicRead"`, as people find it again. */
export function statementName({ sid, index }: Statement): string {
  return sid ? `statement "${sid}"` : `statement ${index + 1}`;
}

function lacksOf(statement: Statement, request: PolicyRequest): Lack[] {
  const lacks: Lack[] = [];
  if (namesCaller(statement.principals, request.caller) === statement.notPrincipal)
    lacks.push({ part: 'principal' });
  const named = statement.actions.some((pattern) => matchesAction(pattern, request.action));
  if (named === statement.notAction) lacks.push({ part: 'action' });
  const meant = statement.resources.some((pattern) => matchesArn(pattern, request.resource));
  if (meant === statement.notResource) lacks.push({ part: 'resource' });
  const unmet = statement.conditions.filter((condition) => !isMet(condition, request.keys));
  return [...lacks, ...unmet.map((condition) => ({ part: 'condition', condition }) as const)];
}

export function matchesAction(pattern: string, action: string): boolean {
  return matchesWildcards(pattern.toLowerCase(), action.toLowerCase());
}

function isMet(condition: Condition, keys: ContextKeys): boolean {
  const given = keys[condition.key.toLowerCase()];
  const values = given === undefined ? [] : typeof given === 'string' ? [given] : given;
  if (condition.operator === NULL_OPERATOR)
    return condition.values.some((value) => (value.toLowerCase() === 'true') === (values.length === 0));
  const { negated, compare } = operatorOf(condition.operator);
  if (values.length === 0) return absentIsEnough(condition, negated);
  const fits = (value: string) => condition.values.some((wanted) => compare(value, wanted)) !== negated;
  return condition.quantifier === 'ForAllValues' ? values.every(fits) : values.some(fits);
}

/** What isn't there differs from everything; `IfExists` and `ForAllValues` don't mind. */
function absentIsEnough({ ifExists, quantifier }: Condition, negated: boolean): boolean {
  return ifExists || quantifier === 'ForAllValues' || (negated && quantifier === undefined);
}
