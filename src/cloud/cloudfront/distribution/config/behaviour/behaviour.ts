/**
 * What happens to requests of one kind: which origin, which methods, what is cached how long (R-CF-50 to R-CF-54,
 * R-CF-71). Of a behaviour nearly everything can be left out; this is it with all that AWS fills in.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CacheBehavior.html
 */
import type { CacheBehavior, DefaultCacheBehavior, ViewerProtocolPolicy } from '@aws-sdk/client-cloudfront';
import { notSimulatedHere } from '../../../errors.ts';
import type { Quantified } from '../../../quantities.ts';
import { oneOf, required } from '../check.ts';
import { type Caching, completeCaching } from './caching.ts';
import { completeMethods, type Methods } from './methods.ts';
import { checkPattern } from './path-pattern.ts';
import { completeKeyGroups, completeSigners, type Trusted } from './trusted.ts';

export interface Behaviour extends Caching {
  /** Of an origin or an origin group. */
  TargetOriginId: string;
  TrustedSigners: Trusted;
  TrustedKeyGroups: Trusted;
  ViewerProtocolPolicy: ViewerProtocolPolicy;
  AllowedMethods: Methods;
  SmoothStreaming: boolean;
  Compress: boolean;
  LambdaFunctionAssociations: Quantified<never>;
  FunctionAssociations: Quantified<never>;
  FieldLevelEncryptionId: string;
  GrpcConfig: { Enabled: boolean };
}

export interface PathBehaviour extends Behaviour {
  PathPattern: string;
}

const PROTOCOL_POLICIES = ['allow-all', 'https-only', 'redirect-to-https'] as const;

export function completePathBehaviour(given: CacheBehavior): PathBehaviour {
  const pattern = required(given.PathPattern, 'distributionConfig.cacheBehaviors.items.pathPattern');
  return {
    PathPattern: checkPattern(pattern),
    ...completeBehaviour(given, 'distributionConfig.cacheBehaviors.items'),
  };
}

/** `place` is where it stands in the request, as AWS's validator writes it. */
export function completeBehaviour(given: DefaultCacheBehavior, place: string): Behaviour {
  refuseUnsimulated(given);
  return {
    TargetOriginId: required(given.TargetOriginId, `${place}.targetOriginId`),
    TrustedSigners: completeSigners(given.TrustedSigners),
    TrustedKeyGroups: completeKeyGroups(given.TrustedKeyGroups),
    ViewerProtocolPolicy: oneOf(
      required(given.ViewerProtocolPolicy, `${place}.viewerProtocolPolicy`),
      PROTOCOL_POLICIES,
      `${place}.viewerProtocolPolicy`,
    ),
    AllowedMethods: completeMethods(given.AllowedMethods, place),
    SmoothStreaming: given.SmoothStreaming ?? false,
    Compress: given.Compress ?? false,
    LambdaFunctionAssociations: { Quantity: 0 },
    FunctionAssociations: { Quantity: 0 },
    FieldLevelEncryptionId: '',
    GrpcConfig: { Enabled: false },
    ...completeCaching(given),
  };
}

function refuseUnsimulated(given: DefaultCacheBehavior): void {
  if (given.LambdaFunctionAssociations?.Items?.length)
    throw notSimulatedHere('Lambda@Edge', 'Cache behaviors tell paths apart, and policies change headers.');
  if (given.FunctionAssociations?.Items?.length) {
    throw notSimulatedHere('CloudFront Functions', 'A response headers policy sets headers without one.');
  }
  if (given.FieldLevelEncryptionId)
    throw notSimulatedHere('field-level encryption', 'HTTPS protects what viewers send.');
  if (given.RealtimeLogConfigArn) {
    throw notSimulatedHere('real-time logs', 'Standard logs are: set Logging of the distribution.');
  }
  if (given.GrpcConfig?.Enabled) throw notSimulatedHere('gRPC through CloudFront', 'Leave GrpcConfig out.');
}
