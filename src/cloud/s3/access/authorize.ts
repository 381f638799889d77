/**
 * May this caller do this to that bucket or object? The bucket's policy, Block Public Access, its ACLs and the caller's
 * own account, in S3's order, and the setting that decided.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-s3-evaluates-access-control.html
 */
import { refusedBy } from '../../ec2/vpc-endpoint/policy.ts';
import { type ContextKeys, decide, type PolicyDecision, statementName } from '../../iam-policy/decide.ts';
import type { Passage } from '../../kernel/origin.ts';
import type { World } from '../../kernel/world.ts';
import type { Reason, Signer } from '../../web/visit.ts';
import type { BucketItem } from '../bucket/bucket.ts';
import { aclAllows } from './acl.ts';
import { policyOf } from './policy-text.ts';
import { wayIn } from './way-in.ts';

export interface Access {
  /** `s3:GetObject`. */
  readonly action: string;
  /** ARN of the bucket or of the object. */
  readonly resource: string;
  readonly bucket: BucketItem;
  /** The object's canned ACL; undefined for what concerns the bucket. */
  readonly objectAcl?: string | undefined;
  readonly caller: Signer | undefined;
  readonly keys: ContextKeys;
  /** The VPC endpoint that the request came through, which has a policy of its own (R-VPC-152). */
  readonly through?: Passage | undefined;
}

export type Verdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly reason: Reason;
      /** How the refusal of a principal of the bucket's own account goes on; absent: it says no more than that. */
      readonly because?: string;
    };

const ALLOWED: Verdict = { allowed: true };

export function authorize(world: World, access: Access): Verdict {
  const { bucket, caller } = access;
  const stopped = atEndpoint(access);
  if (stopped) return stopped;
  const policy = policyOf(bucket);
  const decision: PolicyDecision = policy ? decide(policy.document, access) : { effect: 'none' };
  if (decision.effect === 'Deny')
    return refuse(
      access,
      'bucket-policy-denies',
      deniedText(access, decision),
      'with an explicit deny in a resource-based policy',
    );
  // The account's administrators may do whatever its policies don't deny: IAM is not simulated.
  if (caller?.kind === 'principal' && caller.account === world.account) return ALLOWED;
  const restricted = Boolean(policy?.isPublic && bucket.PublicAccessBlock?.RestrictPublicBuckets);
  if (decision.effect === 'Allow' && (!restricted || caller?.kind === 'service')) return ALLOWED;
  if (aclAllows(access)) return ALLOWED;
  if (decision.effect === 'Allow')
    return refuse(access, 'block-public-access', restrictedText(access, decision));
  return refuse(access, 'nothing-allows', wayIn(access, decision));
}

/** What the policy of the endpoint on the way does not let through. */
function atEndpoint(access: Access): Verdict | undefined {
  const { action, through } = access;
  const text = through && refusedBy(through.endpoint, through.policy, access);
  if (text === undefined) return undefined;
  return {
    allowed: false,
    because: `because no VPC endpoint policy allows the ${action} action`,
    reason: { code: 'endpoint-policy', text, resource: through?.endpoint ?? '' },
  };
}

function refuse(access: Access, code: string, text: string, because?: string): Verdict {
  const reason = { code, text, resource: access.bucket.Name };
  return { allowed: false, reason, ...(because !== undefined && { because }) };
}

function deniedText({ action, bucket }: Access, { statement }: PolicyDecision): string {
  const name = statement ? statementName(statement) : 'a statement';
  return `${name} of the policy of bucket ${bucket.Name} denies ${action}: a Deny overrules every Allow, so that statement must change`;
}

function restrictedText({ bucket }: Access, { statement }: PolicyDecision): string {
  const name = statement ? statementName(statement) : 'a statement';
  return `${name} of the policy of bucket ${bucket.Name} would allow it, but the policy is public and the bucket's public access block has RestrictPublicBuckets on: turn it off, or name in the policy whom you mean`;
}
