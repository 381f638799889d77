/** How the kinds of resources are listed: their plural, and what is worth a column. Others are listed by ID. */
export interface ListedKind {
  readonly kind: string;
  readonly title: string;
  /** Heading and member of `describe-*`, by column. */
  readonly columns: Readonly<Record<string, string>>;
}

export const LISTED_KINDS: readonly ListedKind[] = [
  { kind: 'vpc', title: 'VPCs', columns: { CIDR: 'CidrBlock', State: 'State', Default: 'IsDefault' } },
  {
    kind: 'subnet',
    title: 'Subnets',
    columns: { CIDR: 'CidrBlock', Zone: 'AvailabilityZone', Free: 'AvailableIpAddressCount' },
  },
  {
    kind: 'route-table',
    title: 'Route tables',
    columns: { VPC: 'VpcId', Routes: 'Routes', Links: 'Associations' },
  },
  { kind: 'internet-gateway', title: 'Internet gateways', columns: { VPCs: 'Attachments' } },
  {
    kind: 'egress-only-internet-gateway',
    title: 'Egress-only internet gateways',
    columns: { VPCs: 'Attachments' },
  },
  {
    kind: 'nat-gateway',
    title: 'NAT gateways',
    columns: { State: 'State', Type: 'ConnectivityType', Subnet: 'SubnetId' },
  },
  {
    kind: 'elastic-ip',
    title: 'Elastic IPs',
    columns: { Address: 'PublicIp', Instance: 'InstanceId', Interface: 'NetworkInterfaceId' },
  },
  {
    kind: 'instance',
    title: 'Instances',
    columns: { State: 'State', Private: 'PrivateIpAddress', Public: 'PublicIpAddress', Subnet: 'SubnetId' },
  },
  {
    kind: 'network-interface',
    title: 'Network interfaces',
    columns: { Address: 'PrivateIpAddress', Status: 'Status', Subnet: 'SubnetId' },
  },
  { kind: 'security-group', title: 'Security groups', columns: { Group: 'GroupName', VPC: 'VpcId' } },
  {
    kind: 'security-group-rule',
    title: 'Security group rules',
    columns: {
      Group: 'GroupId',
      Egress: 'IsEgress',
      Protocol: 'IpProtocol',
      From: 'FromPort',
      To: 'ToPort',
      Source: 'CidrIpv4',
    },
  },
  {
    kind: 'network-acl',
    title: 'Network ACLs',
    columns: { VPC: 'VpcId', Entries: 'Entries', Subnets: 'Associations' },
  },
  {
    kind: 'managed-prefix-list',
    title: 'Prefix lists',
    columns: { List: 'PrefixListName', State: 'State', Size: 'MaxEntries' },
  },
];
