/**
 * Where the names of operations lead nowhere: what AWS has, netlab hasn't, and serves a purpose that something else
 * serves here. By service and by the operation's name; the first that matches counts.
 */
const INSTEAD: Readonly<Record<string, readonly (readonly [operations: RegExp, advice: string])[]>> = {
  cloudfront: [
    [
      /KeyValueStore|Function/,
      "It runs no code at the edge. Headers are set and taken away by a response headers policy ('create-response-headers-policy'), paths are told apart by cache behaviors.",
    ],
    [
      /ContinuousDeployment|StagingConfig|CopyDistribution/,
      "To try a change on some viewers, make a second distribution ('create-distribution') and give it a share of the DNS answers with weighted records.",
    ],
    [
      /FieldLevelEncryption/,
      'What viewers send is protected on its way by HTTPS: ViewerProtocolPolicy towards viewers, OriginProtocolPolicy towards the origin.',
    ],
    [
      /RealtimeLog|MonitoringSubscription/,
      'What happened to a request is told by its headers (x-cache, age, x-amz-cf-pop) and by standard logs: Logging in the distribution.',
    ],
    [
      /VpcOrigin/,
      'An origin here is a bucket, or a host with a public name: an internet-facing load balancer, an instance with a public address.',
    ],
    [
      /Tenant|ConnectionGroup|ManagedCertificate|DomainAssociation|DomainConflicts/,
      "Each site is a distribution of its own ('create-distribution').",
    ],
  ],
};

/** A sentence or two with the way out; undefined where the nearest name is advice enough. */
export function insteadOf(service: string, operation: string): string | undefined {
  return INSTEAD[service]?.find(([operations]) => operations.test(operation))?.[1];
}
