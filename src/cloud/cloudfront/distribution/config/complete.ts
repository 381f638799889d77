/**
 * From the configuration that somebody gives to the one that AWS shows: checked, and with everything filled in. Only
 * what can be judged by itself; whether what it names exists is asked in `references.ts`.
 */
import type { DistributionConfig } from '@aws-sdk/client-cloudfront';
import { notSimulatedHere } from '../../errors.ts';
import { completeAliases } from './aliases.ts';
import { completeBehaviour } from './behaviour/behaviour.ts';
import { completeBehaviours } from './behaviour/behaviours.ts';
import { oneOf, required, upTo } from './check.ts';
import type { Config } from './config.ts';
import { completeErrorResponses } from './error-responses.ts';
import { completeGeoRestriction } from './geo-restriction.ts';
import { completeLogging } from './logging.ts';
import { completeOriginGroups } from './origin/origin-groups.ts';
import { completeOrigins } from './origin/origins.ts';
import { checkRootObject } from './root-object.ts';
import { checkTargets } from './targets.ts';
import { completeCertificate } from './viewer-certificate.ts';

const PRICE_CLASSES = ['PriceClass_100', 'PriceClass_200', 'PriceClass_All'] as const;
const HTTP_VERSIONS = ['http1.1', 'http2', 'http3', 'http2and3'] as const;
/** R-CF-1. */
const COMMENT_LENGTH = 128;

export function completeConfig(given: DistributionConfig): Config {
  refuseUnsimulated(given);
  const place = 'distributionConfig';
  const origins = completeOrigins(required(given.Origins, `${place}.origins`));
  const originIds = (origins.Items ?? []).map(({ Id }) => Id);
  const defaultBehaviour = required(given.DefaultCacheBehavior, `${place}.defaultCacheBehavior`);
  const config: Config = {
    CallerReference: required(given.CallerReference, `${place}.callerReference`),
    Aliases: completeAliases(given.Aliases),
    DefaultRootObject: checkRootObject(given.DefaultRootObject ?? ''),
    Origins: origins,
    OriginGroups: completeOriginGroups(given.OriginGroups, originIds),
    DefaultCacheBehavior: completeBehaviour(defaultBehaviour, `${place}.defaultCacheBehavior`),
    CacheBehaviors: completeBehaviours(given.CacheBehaviors),
    CustomErrorResponses: completeErrorResponses(given.CustomErrorResponses),
    Comment: upTo(required(given.Comment, `${place}.comment`), COMMENT_LENGTH, 'Comment'),
    Logging: completeLogging(given.Logging),
    PriceClass: oneOf(given.PriceClass ?? 'PriceClass_All', PRICE_CLASSES, `${place}.priceClass`),
    Enabled: required(given.Enabled, `${place}.enabled`),
    ViewerCertificate: completeCertificate(given.ViewerCertificate),
    Restrictions: { GeoRestriction: completeGeoRestriction(given.Restrictions) },
    WebACLId: given.WebACLId ?? '',
    HttpVersion: oneOf(given.HttpVersion ?? 'http2', HTTP_VERSIONS, `${place}.httpVersion`),
    IsIPV6Enabled: given.IsIPV6Enabled ?? true,
    ContinuousDeploymentPolicyId: '',
    Staging: false,
  };
  checkTargets(config);
  return config;
}

function refuseUnsimulated(given: DistributionConfig): void {
  if (given.Staging || given.ContinuousDeploymentPolicyId)
    throw notSimulatedHere(
      'continuous deployment',
      'Try a change with a second distribution, and weighted records.',
    );
  if (given.TenantConfig || (given.ConnectionMode ?? 'direct') !== 'direct') {
    throw notSimulatedHere('distributions with tenants', 'Make a distribution for each site.');
  }
  if (given.AnycastIpListId)
    throw notSimulatedHere('Anycast static IP addresses', 'Leave AnycastIpListId out.');
  if (given.ViewerMtlsConfig)
    throw notSimulatedHere('mutual TLS with viewers', 'Trusted key groups tell viewers apart.');
  if (given.ConnectionFunctionAssociation)
    throw notSimulatedHere('connection functions', 'Leave ConnectionFunctionAssociation out.');
  if (given.CacheTagConfig) throw notSimulatedHere('cache tags', 'Invalidate by path.');
}
