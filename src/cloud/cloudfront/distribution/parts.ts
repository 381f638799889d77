/** The parts of a configuration as plain lists. */
import { identityIdIn } from '../origin-access-identity/origin-access-identity.ts';
import type { Behaviour } from './config/behaviour/behaviour.ts';
import type { Config } from './config/config.ts';
import type { OriginSettings } from './config/origin/origin.ts';

export function originsOf(config: Config): readonly OriginSettings[] {
  return config.Origins.Items ?? [];
}

/** Those with patterns, in their order, and the default one, which comes last. */
export function behavioursOf(config: Config): readonly Behaviour[] {
  return [...(config.CacheBehaviors.Items ?? []), config.DefaultCacheBehavior];
}

export function aliasesOf(config: Config): readonly string[] {
  return config.Aliases.Items ?? [];
}

/** IDs and ARNs of whatever the configuration needs: policies, key groups, access controls, identities, certificates. */
export function neededBy(config: Config): readonly (string | undefined)[] {
  return [
    ...behavioursOf(config).flatMap((behaviour) => [
      behaviour.CachePolicyId,
      behaviour.OriginRequestPolicyId,
      behaviour.ResponseHeadersPolicyId,
      ...(behaviour.TrustedKeyGroups.Items ?? []),
    ]),
    ...originsOf(config).flatMap((origin) => [origin.OriginAccessControlId || undefined, identityOf(origin)]),
    config.ViewerCertificate.ACMCertificateArn,
  ];
}

/** The ID of the origin access identity with which a bucket is asked: `E…`; undefined where it is asked with none. */
export function identityOf({ S3OriginConfig: bucket }: OriginSettings): string | undefined {
  return identityIdIn(bucket?.OriginAccessIdentity);
}
