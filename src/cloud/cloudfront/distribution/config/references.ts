/** Whether what a configuration names exists: policies, keys, access controls, certificates (R-CF-41, R-CF-84, R-CF-124). */
import { findUsableCertificate } from '../../../acm/certificate/find.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsError } from '../../../kernel/errors.ts';
import { noSuchCachePolicy } from '../../cache-policy/cache-policy.ts';
import { findCachePolicy } from '../../cache-policy/find.ts';
import { keyGroup } from '../../key-group/key-group.ts';
import { originAccessIdentity } from '../../origin-access-identity/origin-access-identity.ts';
import { findOriginRequestPolicy } from '../../origin-request-policy/find.ts';
import { noSuchOriginRequestPolicy } from '../../origin-request-policy/origin-request-policy.ts';
import { findResponseHeadersPolicy } from '../../response-headers-policy/find.ts';
import { noSuchResponseHeadersPolicy } from '../../response-headers-policy/response-headers-policy.ts';
import { aliasesOf, behavioursOf, identityOf, originsOf } from '../parts.ts';
import type { Behaviour } from './behaviour/behaviour.ts';
import type { Config } from './config.ts';
import { checkLogBucket } from './logging.ts';
import { checkAccessControl } from './origin/access-control.ts';
import { checkCover, unusableCertificate } from './viewer-certificate.ts';

export function checkReferences(config: Config, context: Context): void {
  for (const behaviour of behavioursOf(config)) {
    checkPolicies(behaviour, context);
    checkTrusted(behaviour, context);
  }
  for (const origin of originsOf(config)) {
    const named = (origin.S3OriginConfig?.OriginAccessIdentity ?? '') !== '';
    if (named && !context.find(originAccessIdentity, identityOf(origin))) {
      throw new AwsError(
        'InvalidOriginAccessIdentity',
        'The specified origin access identity does not exist or is not valid.',
      );
    }
    checkAccessControl(origin, context);
  }
  checkNames(config, context);
  checkLogBucket(config.Logging, context.world);
  // No web ACL can exist: WAF isn't simulated.
  if (config.WebACLId !== '') {
    throw new AwsError('InvalidWebACLId', 'Web ACL is not accessible by the requester.');
  }
}

function checkPolicies(behaviour: Behaviour, { state }: Context): void {
  const {
    CachePolicyId: cache,
    OriginRequestPolicyId: request,
    ResponseHeadersPolicyId: headers,
  } = behaviour;
  if (cache !== undefined && !findCachePolicy(state, cache)) throw noSuchCachePolicy();
  if (request !== undefined && !findOriginRequestPolicy(state, request)) throw noSuchOriginRequestPolicy();
  if (headers !== undefined && !findResponseHeadersPolicy(state, headers))
    throw noSuchResponseHeadersPolicy();
}

function checkTrusted(
  { TrustedKeyGroups: groups, TrustedSigners: signers }: Behaviour,
  context: Context,
): void {
  if (groups.Items?.some((id) => !context.find(keyGroup, id))) {
    throw new AwsError('TrustedKeyGroupDoesNotExist', 'The specified key group does not exist.');
  }
  if (signers.Items?.some((account) => account !== 'self' && account !== context.account)) {
    throw new AwsError('TrustedSignerDoesNotExist', "One or more of your trusted signers don't exist.");
  }
}

/** Every alias needs a certificate that names it: that of `cloudfront.net` never does (R-CF-110, R-CF-111). */
function checkNames(config: Config, { world }: Context): void {
  const { ACMCertificateArn: arn } = config.ViewerCertificate;
  const issued = arn === undefined ? undefined : findUsableCertificate(world, arn)?.certificate;
  if (arn !== undefined && !issued) throw unusableCertificate();
  for (const alias of aliasesOf(config)) checkCover(issued, alias, world.clock.now);
}
