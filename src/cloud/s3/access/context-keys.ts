/**
 * What policies may ask about a request.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html and
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-policy-keys
 */
import type { ContextKeys } from '../../iam-policy/decide.ts';
import type { CallOrigin, Passage } from '../../kernel/origin.ts';
import type { World } from '../../kernel/world.ts';
import type { Signer } from '../../web/visit.ts';
import type { ObjectVersion } from '../object/object.ts';

/** Where the console's own `aws` commands come from, as the services see it: an address for documentation (RFC 5737). */
export const CONSOLE_ADDRESS = '192.0.2.254';

/** Who types at the console. */
export function learnerOf({ account }: World): Signer {
  return { kind: 'principal', arn: `arn:aws:iam::${account}:user/learner`, account };
}

export interface Origin {
  readonly address: string;
  readonly secure: boolean;
  readonly referer?: string | undefined;
  readonly userAgent?: string | undefined;
  /** The VPC endpoint that it came through. */
  readonly through?: Passage | undefined;
}

export const CONSOLE_ORIGIN: Origin = { address: CONSOLE_ADDRESS, secure: true, userAgent: 'aws-cli/2' };

export function globalKeys(world: World, caller: Signer | undefined, origin: Origin): ContextKeys {
  const now = world.clock.now;
  return {
    'aws:currenttime': new Date(now).toISOString(),
    'aws:epochtime': String(Math.floor(now / 1000)),
    ...addressKeys(origin),
    'aws:securetransport': String(origin.secure),
    'aws:referer': origin.referer,
    'aws:useragent': origin.userAgent,
    ...callerKeys(caller),
  };
}

/** Through an endpoint there is a private address, which `aws:SourceIp` does not tell (R-VPC-153). */
function addressKeys({ address, through }: Origin): ContextKeys {
  if (!through) return { 'aws:sourceip': address };
  return { 'aws:vpcsourceip': address, 'aws:sourcevpce': through.endpoint, 'aws:sourcevpc': through.vpc };
}

/** Of a call of the API: from the console, unless it was made on a host. */
export function originOfCall(origin: CallOrigin | undefined): Origin {
  return origin ? { ...CONSOLE_ORIGIN, ...origin } : CONSOLE_ORIGIN;
}

function callerKeys(caller: Signer | undefined): ContextKeys {
  switch (caller?.kind) {
    case 'principal':
      return {
        'aws:principalarn': caller.arn,
        'aws:principalaccount': caller.account,
        'aws:principaltype': 'User',
        'aws:principalisawsservice': 'false',
      };
    case 'service':
      return {
        'aws:sourcearn': caller.sourceArn,
        'aws:sourceaccount': caller.sourceAccount,
        'aws:principalservicename': caller.service,
        'aws:principalisawsservice': 'true',
      };
    default:
      return { 'aws:principaltype': 'Anonymous', 'aws:principalisawsservice': 'false' };
  }
}

export interface ListingInput {
  Prefix?: string | undefined;
  Delimiter?: string | undefined;
  MaxKeys?: number | undefined;
}

/** Of a request to list. */
export function listingKeys(input: ListingInput): ContextKeys {
  return {
    's3:prefix': input.Prefix,
    's3:delimiter': input.Delimiter,
    's3:max-keys': input.MaxKeys === undefined ? undefined : String(input.MaxKeys),
  };
}

/** Of the object that is asked for. */
export function objectKeys(object: ObjectVersion | undefined, versionId: string | undefined): ContextKeys {
  const tags = (object?.Tags ?? []).map(({ Key, Value }) => [
    `s3:existingobjecttag/${Key?.toLowerCase()}`,
    Value ?? '',
  ]);
  return { 's3:versionid': versionId, ...Object.fromEntries(tags) };
}
