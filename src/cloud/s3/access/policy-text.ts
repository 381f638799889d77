/** A bucket's policy, parsed; each text once. */
import { type PolicyDocument, parsePolicy } from '../../iam-policy/document.ts';
import { isPublic } from '../../iam-policy/public.ts';
import type { BucketItem } from '../bucket/bucket.ts';

interface Known {
  readonly document: PolicyDocument;
  readonly isPublic: boolean;
}

const known = new Map<string, Known>();
const MOST_KNOWN = 256;

/** Undefined where the bucket has none. */
export function policyOf({ Policy: text }: BucketItem): Known | undefined {
  if (text === undefined) return undefined;
  const found = known.get(text);
  if (found) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const document = parsePolicy(text);
  const policy = { document, isPublic: isPublic(document) };
  known.set(text, policy);
  return policy;
}
