/**
 * Whether a policy is public, as S3's Block Public Access judges it: a statement that allows anybody something, and
 * isn't held back by a condition with fixed values.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
import { parseAddress } from '../../kit/address.ts';
import { parsePrefix } from '../../kit/prefix.ts';
import type { Condition, PolicyDocument, Statement } from './document.ts';
import { hasWildcard } from './wildcard.ts';

/** Keys that tie a statement to somebody in particular. */
const BINDING_KEYS = [
  'aws:sourcearn',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourceowner',
  'aws:sourceaccount',
  'aws:userid',
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principalorgid',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  's3:dataaccesspointarn',
  's3:dataaccesspointaccount',
];
const BINDING_OPERATORS = ['StringEquals', 'StringEqualsIgnoreCase', 'StringLike', 'ArnEquals', 'ArnLike'];

/** Ranges wider than these are as good as everybody. */
const WIDEST = { 4: 8, 6: 32 } as const;

export function isPublic(policy: PolicyDocument): boolean {
  return publicStatement(policy) !== undefined;
}

/** The first statement that makes the policy public. */
export function publicStatement(policy: PolicyDocument): Statement | undefined {
  return policy.statements.find(
    (statement) =>
      statement.effect === 'Allow' &&
      (statement.principals.anyone || statement.notPrincipal) &&
      !statement.conditions.some(binds),
  );
}

function binds({ operator, quantifier, ifExists, key, values }: Condition): boolean {
  if (ifExists || quantifier === 'ForAllValues') return false;
  const name = key.toLowerCase();
  if (name === 'aws:sourceip') return operator === 'IpAddress' && values.every(isNarrow);
  return (
    BINDING_KEYS.includes(name) &&
    BINDING_OPERATORS.includes(operator) &&
    values.every((value) => !hasWildcard(fixedPart(value)))
  );
}

/** A star at the end of an ARN's resource leaves the account fixed. */
function fixedPart(value: string): string {
  const parts = value.split(':');
  return parts.length < 6 ? value : parts.slice(0, 5).join(':');
}

function isNarrow(value: string): boolean {
  if (parseAddress(value)) return true;
  const range = parsePrefix(value);
  return range !== undefined && range.length >= WIDEST[range.family];
}
