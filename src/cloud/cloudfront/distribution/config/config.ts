/**
 * A distribution's configuration with everything in it that AWS fills in, as `get-distribution-config` shows it.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html
 */
import type {
  CertificateSource,
  GeoRestrictionType,
  HttpVersion,
  MinimumProtocolVersion,
  PriceClass,
  SSLSupportMethod,
} from '@aws-sdk/client-cloudfront';
import type { Quantified } from '../../quantities.ts';
import type { Behaviour, PathBehaviour } from './behaviour/behaviour.ts';
import type { ErrorResponse } from './error-responses.ts';
import type { OriginSettings } from './origin/origin.ts';
import type { OriginGroupSettings } from './origin/origin-groups.ts';

export interface Config {
  CallerReference: string;
  /** Lower-case names, some with `*.` before them. */
  Aliases: Quantified<string>;
  DefaultRootObject: string;
  Origins: Quantified<OriginSettings>;
  OriginGroups: Quantified<OriginGroupSettings>;
  DefaultCacheBehavior: Behaviour;
  /** The first whose pattern matches decides. */
  CacheBehaviors: Quantified<PathBehaviour>;
  CustomErrorResponses: Quantified<ErrorResponse>;
  Comment: string;
  Logging: LoggingSettings;
  PriceClass: PriceClass;
  Enabled: boolean;
  ViewerCertificate: CertificateSettings;
  Restrictions: { GeoRestriction: GeoSettings };
  WebACLId: string;
  HttpVersion: HttpVersion;
  IsIPV6Enabled: boolean;
  ContinuousDeploymentPolicyId: string;
  Staging: boolean;
}

export interface LoggingSettings {
  Enabled: boolean;
  IncludeCookies: boolean;
  /** `logs-bucket.s3.amazonaws.com`; empty where nothing is logged. */
  Bucket: string;
  Prefix: string;
}

export interface GeoSettings extends Quantified<string> {
  RestrictionType: GeoRestrictionType;
}

export interface CertificateSettings {
  CloudFrontDefaultCertificate: boolean;
  ACMCertificateArn?: string;
  SSLSupportMethod: SSLSupportMethod;
  MinimumProtocolVersion: MinimumProtocolVersion;
  /** Once more, as older clients read it. */
  Certificate?: string;
  CertificateSource: CertificateSource;
}
