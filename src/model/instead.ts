/**
 * Where the names of operations lead nowhere: what AWS has, netlab hasn't, and serves a purpose that something else
 * serves here. By service and by the operation's name; the first that matches counts.
 */

/** RFC 4033 has no half measures: what is signed must be validated, from the root down. */
const NO_SIGNATURES =
  "No zone is signed here, and no resolver validates. The nearest that there is are DS records: 'change-resource-record-sets' keeps them in a zone, 'dig NAME DS' shows them.";

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
      /WebACL|WebAcl/,
      "Whom a distribution serves is decided by its geo restriction, by trusted key groups ('create-key-group') and by the origin itself.",
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
  ec2: [
    [
      /TransitGatewayMulticast/,
      'A transit gateway here carries unicast alone: whoever is to get a stream asks its source for it.',
    ],
    [
      /ClientVpn/,
      "People are not let in one by one here. A whole site is joined by Site-to-Site VPN ('create-vpn-connection'), which its router ends ('ipsec').",
    ],
    [/VpnConcentrator/, "Each site has a connection of its own ('create-vpn-connection')."],
    [
      /TransitGatewayPolicyTable|TransitGatewayRouteTableAnnouncement/,
      "A peering learns nothing by itself: routes over it are static ('create-transit-gateway-route').",
    ],
    [
      /TransitGatewayMeteringPolic/,
      "Whoever sends pays for what it sends through a transit gateway: 'cost' shows it.",
    ],
  ],
  route53: [
    [/DNSSEC|KeySigningKey/, NO_SIGNATURES],
    [
      /TrafficPolic/,
      "A tree of policies is built from alias records that lead to one another ('change-resource-record-sets').",
    ],
    [
      /QueryLogging/,
      "What a resolver asked, whom, and what it was told is shown by 'dig +trace', and what it remembers by 'cache'.",
    ],
  ],
  route53domains: [
    [/DelegationSigner/, NO_SIGNATURES],
    [
      /AnotherAwsAccount|PushDomain/,
      "There is one account here. A domain comes from another registrar by 'transfer-domain', and can be made ready to leave by 'disable-domain-transfer-lock' and 'retrieve-domain-auth-code'.",
    ],
  ],
  route53resolver: [
    [/Dnssec/, NO_SIGNATURES],
    [
      /Firewall/,
      "To send a domain somewhere else, or nowhere, forward it by a rule ('create-resolver-rule'), or shadow it by a private hosted zone.",
    ],
    [
      /QueryLog/,
      "What a VPC's resolver asked, whom, and what it was told is shown by 'dig' on a host and the Journey pane, and what it remembers by 'cache'.",
    ],
  ],
  s3: [
    [
      /Lifecycle|IntelligentTiering|Restore/,
      "Objects stay until they are deleted: 'aws s3 rm', or 'delete-object' with --version-id for what versioning keeps.",
    ],
    [/Replication/, "What one bucket holds gets into another by 'aws s3 sync'."],
    [
      /Encryption/,
      "Every object is encrypted by S3's own keys (AES256), as it is in AWS without a word said.",
    ],
    [
      /Logging/,
      "Who got what and who was refused is told by curl's answer, the Journey pane and, at the edge, CloudFront's logs.",
    ],
    [
      /Notification/,
      "Nothing is called when an object changes: CloudFront forgets it by 'create-invalidation'.",
    ],
    [
      /ObjectLock|LegalHold|Retention/,
      "What must not get lost is kept by versioning: 'put-bucket-versioning'.",
    ],
    [
      /Accelerate/,
      "Uploads come nearer to people through a distribution that allows PUT ('create-distribution').",
    ],
  ],
  snowball: [
    [
      /Cluster|CompatibleImages|ServiceVersions|SoftwareUpdates/,
      "Devices here carry data into S3 and out of it ('create-job' with IMPORT or EXPORT); none computes at the site.",
    ],
    [/LongTermPricing/, "Every job is paid for by itself ('create-job'); 'cost' shows what it comes to."],
    [/PickupLocations/, "Carriers bring devices to an address ('create-address')."],
  ],
};

/** A sentence or two with the way out; undefined where the nearest name is advice enough. */
export function insteadOf(service: string, operation: string): string | undefined {
  return INSTEAD[service]?.find(([operations]) => operations.test(operation))?.[1];
}
