/** A world with some of everything that answers requests, and the valid requests that made it. */
import { createSim } from '../../src/sim/create-sim.ts';
import type { Sim } from '../../src/sim/sim.ts';
import { bucketOrigin, config, customOrigin, list } from './cloudfront/scenery.ts';
import type { Output } from './harness.ts';
import { ADDRESS, BUCKET as ARCHIVE, JOB } from './snowball/studio.ts';

export interface Sent {
  readonly service: string;
  readonly operation: string;
  readonly input: Record<string, unknown>;
}

export function busyWorld(seed: string): { sim: Sim; sent: Sent[] } {
  const sim = createSim({
    seed,
    setting: {
      era: 2017,
      images: { 'ami-web': { serves: ['tcp/80', 'tcp/443'] } },
      clients: {
        lisbon: {
          city: 'Lisbon',
          address: '85.240.0.7',
          data: { '/data': { files: 3, size: 3e9, name: 'f-#' } },
        },
      },
      sites: { 'origin.example.com': { city: 'Dublin', pages: { '/*': { body: 'hello' } } } },
      defaultVpc: true,
    },
  });
  const sent: Sent[] = [];
  const call = (name: string, input: Record<string, unknown> = {}): Output => {
    const [service = '', operation = ''] = name.split(':');
    const result = sim.call({ service, operation, input });
    if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
    if (service !== 'ec2') sent.push({ service, operation, input });
    return result.output;
  };
  const { Vpcs } = call('ec2:DescribeVpcs');
  const { Subnets } = call('ec2:DescribeSubnets');
  const subnets = Subnets.slice(0, 2).map(({ SubnetId }: Output) => SubnetId);
  const { SecurityGroups } = call('ec2:DescribeSecurityGroups');
  const { Images } = call('ec2:DescribeImages', { Owners: ['self'] });
  const groups = SecurityGroups.map(({ GroupId }: Output) => GroupId);
  const { Instances } = call('ec2:RunInstances', {
    ImageId: Images[0].ImageId,
    InstanceType: 't3.micro',
    MinCount: 2,
    MaxCount: 2,
    SubnetId: subnets[0],
  });
  sim.advance(60_000);

  const Bucket = ARCHIVE;
  call('s3:CreateBucket', { Bucket });
  call('s3:PutObject', { Bucket, Key: 'a/b', Body: 'text', Metadata: { a: 'b' }, Tagging: 'a=b' });
  call('s3:CopyObject', { Bucket, Key: 'c', CopySource: `${Bucket}/a/b` });
  call('s3:PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } });
  call('s3:PutBucketCors', {
    Bucket,
    CORSConfiguration: { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'], MaxAgeSeconds: 5 }] },
  });
  call('s3:PutBucketWebsite', {
    Bucket,
    WebsiteConfiguration: {
      IndexDocument: { Suffix: 'index.html' },
      ErrorDocument: { Key: 'error.html' },
      RoutingRules: [{ Condition: { KeyPrefixEquals: 'x/' }, Redirect: { ReplaceKeyPrefixWith: 'y/' } }],
    },
  });
  call('s3:PutBucketTagging', { Bucket, Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } });
  call('s3:PutBucketPolicy', {
    Bucket,
    Policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: 's3:Get*',
          Resource: `arn:aws:s3:::${Bucket}/*`,
          Condition: { StringLike: { 'aws:Referer': '*' } },
        },
      ],
    }),
  });
  call('s3:PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: true } });
  call('s3:DeleteObjects', { Bucket, Delete: { Objects: [{ Key: 'c' }] } });
  const { UploadId } = call('s3:CreateMultipartUpload', { Bucket, Key: 'big' });
  call('s3:UploadPart', { Bucket, Key: 'big', UploadId, PartNumber: 1, Body: 'part' });

  const { CertificateArn } = call('acm:RequestCertificate', {
    DomainName: 'example.com',
    SubjectAlternativeNames: ['*.example.com'],
    ValidationMethod: 'DNS',
    Options: { CertificateTransparencyLoggingPreference: 'ENABLED' },
    Tags: [{ Key: 'a', Value: 'b' }],
  });

  const { CachePolicy } = call('cloudfront:CreateCachePolicy', {
    CachePolicyConfig: {
      Name: 'mine',
      MinTTL: 0,
      MaxTTL: 60,
      DefaultTTL: 5,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: true,
        HeadersConfig: { HeaderBehavior: 'whitelist', Headers: list('Origin') },
        CookiesConfig: { CookieBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'all' },
      },
    },
  });
  const { OriginRequestPolicy } = call('cloudfront:CreateOriginRequestPolicy', {
    OriginRequestPolicyConfig: {
      Name: 'mine',
      HeadersConfig: { HeaderBehavior: 'allViewer' },
      CookiesConfig: { CookieBehavior: 'all' },
      QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: list('q') },
    },
  });
  const { ResponseHeadersPolicy } = call('cloudfront:CreateResponseHeadersPolicy', {
    ResponseHeadersPolicyConfig: {
      Name: 'mine',
      CustomHeadersConfig: list({ Header: 'X-A', Value: 'b', Override: true }),
      SecurityHeadersConfig: { StrictTransportSecurity: { Override: true, AccessControlMaxAgeSec: 5 } },
      ServerTimingHeadersConfig: { Enabled: true, SamplingRate: 50 },
    },
  });
  const { OriginAccessControl } = call('cloudfront:CreateOriginAccessControl', {
    OriginAccessControlConfig: {
      Name: 'oac',
      SigningProtocol: 'sigv4',
      SigningBehavior: 'always',
      OriginAccessControlOriginType: 's3',
    },
  });
  call('cloudfront:CreateCloudFrontOriginAccessIdentity', {
    CloudFrontOriginAccessIdentityConfig: { CallerReference: 'r', Comment: '' },
  });
  const { Distribution } = call('cloudfront:CreateDistribution', {
    DistributionConfig: config({
      Origins: list(
        bucketOrigin({
          DomainName: `${Bucket}.s3.us-east-1.amazonaws.com`,
          OriginAccessControlId: OriginAccessControl.Id,
        }) as object,
        customOrigin({ Id: 'custom', CustomHeaders: list({ HeaderName: 'X-Secret', HeaderValue: 'x' }) }),
      ),
      OriginGroups: list({
        Id: 'group',
        FailoverCriteria: { StatusCodes: list(500, 404) },
        Members: list({ OriginId: 'photos' }, { OriginId: 'custom' }),
      }),
      DefaultCacheBehavior: {
        TargetOriginId: 'group',
        ViewerProtocolPolicy: 'allow-all',
        CachePolicyId: CachePolicy.Id,
        ResponseHeadersPolicyId: ResponseHeadersPolicy.Id,
        Compress: true,
      },
      CacheBehaviors: list({
        PathPattern: '/api/*',
        TargetOriginId: 'custom',
        ViewerProtocolPolicy: 'redirect-to-https',
        CachePolicyId: CachePolicy.Id,
        OriginRequestPolicyId: OriginRequestPolicy.Id,
      }),
      CustomErrorResponses: list({
        ErrorCode: 404,
        ResponsePagePath: '/e.html',
        ResponseCode: '200',
        ErrorCachingMinTTL: 5,
      }),
      Restrictions: { GeoRestriction: { RestrictionType: 'blacklist', ...list('US') } },
      DefaultRootObject: 'index.html',
    }),
  });
  call('cloudfront:CreateInvalidation', {
    DistributionId: Distribution.Id,
    InvalidationBatch: { CallerReference: 'r', Paths: list('/*') },
  });
  call('cloudfront:CreateStreamingDistribution', {
    StreamingDistributionConfig: {
      CallerReference: 'r',
      S3Origin: { DomainName: `${Bucket}.s3.amazonaws.com`, OriginAccessIdentity: '' },
      Comment: '',
      TrustedSigners: { Enabled: false, Quantity: 0 },
      Enabled: true,
    },
  });
  for (const [read, write, idField, configField] of [
    ['GetDistributionConfig', 'UpdateDistribution', Distribution.Id, 'DistributionConfig'],
    ['GetCachePolicyConfig', 'UpdateCachePolicy', CachePolicy.Id, 'CachePolicyConfig'],
    [
      'GetOriginRequestPolicyConfig',
      'UpdateOriginRequestPolicy',
      OriginRequestPolicy.Id,
      'OriginRequestPolicyConfig',
    ],
    [
      'GetResponseHeadersPolicyConfig',
      'UpdateResponseHeadersPolicy',
      ResponseHeadersPolicy.Id,
      'ResponseHeadersPolicyConfig',
    ],
    [
      'GetOriginAccessControlConfig',
      'UpdateOriginAccessControl',
      OriginAccessControl.Id,
      'OriginAccessControlConfig',
    ],
  ]) {
    const got = call(`cloudfront:${read}`, { Id: idField });
    call(`cloudfront:${write}`, { Id: idField, IfMatch: got.ETag, [configField]: got[configField] });
  }

  const { LoadBalancers } = call('elbv2:CreateLoadBalancer', {
    Name: 'web',
    Subnets: subnets,
    SecurityGroups: groups,
  });
  const { TargetGroups } = call('elbv2:CreateTargetGroup', {
    Name: 'web',
    Protocol: 'HTTP',
    Port: 80,
    VpcId: Vpcs[0].VpcId,
    HealthCheckPath: '/',
    Matcher: { HttpCode: '200-299' },
  });
  const TargetGroupArn = TargetGroups[0].TargetGroupArn;
  call('elbv2:RegisterTargets', {
    TargetGroupArn,
    Targets: Instances.map(({ InstanceId }: Output) => ({ Id: InstanceId, Port: 80 })),
  });
  const { Listeners } = call('elbv2:CreateListener', {
    LoadBalancerArn: LoadBalancers[0].LoadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [
      {
        Type: 'forward',
        TargetGroupArn,
        ForwardConfig: {
          TargetGroups: [{ TargetGroupArn, Weight: 1 }],
          TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 60 },
        },
      },
    ],
  });
  call('elbv2:CreateRule', {
    ListenerArn: Listeners[0].ListenerArn,
    Priority: 5,
    Conditions: [
      { Field: 'path-pattern', PathPatternConfig: { Values: ['/a/*'] } },
      { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X-A', Values: ['*'] } },
      { Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'a', Value: 'b' }] } },
      { Field: 'source-ip', SourceIpConfig: { Values: ['0.0.0.0/0'] } },
    ],
    Actions: [
      {
        Type: 'redirect',
        Order: 1,
        RedirectConfig: { Path: '/#{path}', StatusCode: 'HTTP_302', Port: '443', Protocol: 'HTTPS' },
      },
    ],
  });
  call('elbv2:CreateRule', {
    ListenerArn: Listeners[0].ListenerArn,
    Priority: 6,
    Conditions: [{ Field: 'host-header', Values: ['a.example.com'] }],
    Actions: [
      {
        Type: 'fixed-response',
        FixedResponseConfig: { StatusCode: '200', ContentType: 'text/plain', MessageBody: 'x' },
      },
    ],
  });
  call('elbv2:ModifyTargetGroup', {
    TargetGroupArn,
    HealthCheckIntervalSeconds: 20,
    HealthCheckTimeoutSeconds: 5,
    Matcher: { HttpCode: '200' },
  });
  call('elbv2:ModifyTargetGroupAttributes', {
    TargetGroupArn,
    Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
  });
  call('elbv2:ModifyLoadBalancerAttributes', {
    LoadBalancerArn: LoadBalancers[0].LoadBalancerArn,
    Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '30' }],
  });
  call('elbv2:SetSubnets', {
    LoadBalancerArn: LoadBalancers[0].LoadBalancerArn,
    SubnetMappings: subnets.map((SubnetId: string) => ({ SubnetId })),
  });
  call('elbv2:AddTags', { ResourceArns: [TargetGroupArn], Tags: [{ Key: 'a', Value: 'b' }] });

  const { ResolverEndpoint } = call('route53resolver:CreateResolverEndpoint', {
    CreatorRequestId: 'r1',
    Name: 'out',
    SecurityGroupIds: groups,
    Direction: 'OUTBOUND',
    IpAddresses: subnets.map((SubnetId: string) => ({ SubnetId })),
    Protocols: ['Do53'],
  });
  call('route53resolver:CreateResolverEndpoint', {
    CreatorRequestId: 'r2',
    Name: 'in',
    SecurityGroupIds: groups,
    Direction: 'INBOUND',
    IpAddresses: subnets.map((SubnetId: string) => ({ SubnetId })),
  });
  sim.advance(180_000);
  const { ResolverRule } = call('route53resolver:CreateResolverRule', {
    CreatorRequestId: 'r3',
    Name: 'corp',
    RuleType: 'FORWARD',
    DomainName: 'corp.example',
    TargetIps: [{ Ip: '192.0.2.53', Port: 53 }],
    ResolverEndpointId: ResolverEndpoint.Id,
  });
  call('route53resolver:AssociateResolverRule', {
    ResolverRuleId: ResolverRule.Id,
    Name: 'a',
    VPCId: Vpcs[0].VpcId,
  });
  call('route53resolver:UpdateResolverRule', {
    ResolverRuleId: ResolverRule.Id,
    Config: { Name: 'b', TargetIps: [{ Ip: '192.0.2.54' }] },
  });
  call('route53resolver:AssociateResolverEndpointIpAddress', {
    ResolverEndpointId: ResolverEndpoint.Id,
    IpAddress: { SubnetId: subnets[0] },
  });

  const { AddressId } = call('snowball:CreateAddress', { Address: ADDRESS });
  const { JobId } = call('snowball:CreateJob', { ...JOB, AddressId });
  call('snowball:UpdateJob', { JobId, Description: 'x' });
  sim.advance(5 * 60_000);
  for (const operation of ['acm:DescribeCertificate', 'acm:ListTagsForCertificate'])
    call(operation, { CertificateArn });

  orderLines(call);
  sim.advance(4 * 86_400_000);
  const { connections } = call('directconnect:DescribeConnections');
  for (const { connectionId } of connections) call('directconnect:DescribeLoa', { connectionId });
  return { sim, sent };
}

function orderLines(call: (name: string, input?: Record<string, unknown>) => Output): void {
  const ordered = { location: 'EqDC2', tags: [{ key: 'a', value: '1' }] };
  const { connectionId } = call('directconnect:CreateConnection', {
    ...ordered,
    bandwidth: '10Gbps',
    connectionName: 'alone',
    requestMACSec: true,
  });
  const { lagId } = call('directconnect:CreateLag', {
    ...ordered,
    numberOfConnections: 1,
    connectionsBandwidth: '10Gbps',
    lagName: 'together',
    connectionId,
  });
  call('directconnect:UpdateLag', { lagId, minimumLinks: 1 });
  call('directconnect:UpdateConnection', { connectionId, connectionName: 'member' });
  call('directconnect:DisassociateConnectionFromLag', { connectionId, lagId });
  call('directconnect:AssociateConnectionWithLag', { connectionId, lagId });
  const { directConnectGateway } = call('directconnect:CreateDirectConnectGateway', {
    directConnectGatewayName: 'gateway',
  });
  call('directconnect:DescribeDirectConnectGateways', {
    directConnectGatewayId: directConnectGateway.directConnectGatewayId,
  });
}
