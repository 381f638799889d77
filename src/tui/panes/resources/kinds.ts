/** How the kinds of resources are listed: their plural, and what is worth a column. Others are listed by ID. */
export interface ListedKind {
  readonly kind: string;
  readonly title: string;
  readonly fields: readonly string[];
}

export const LISTED_KINDS: readonly ListedKind[] = [
  { kind: 'vpc', title: 'VPCs', fields: ['CidrBlock', 'State', 'IsDefault'] },
  { kind: 'subnet', title: 'Subnets', fields: ['CidrBlock', 'AvailabilityZone', 'AvailableIpAddressCount'] },
  { kind: 'route-table', title: 'Route tables', fields: ['VpcId', 'Routes', 'Associations'] },
  { kind: 'internet-gateway', title: 'Internet gateways', fields: ['Attachments'] },
  { kind: 'egress-only-internet-gateway', title: 'Egress-only internet gateways', fields: ['Attachments'] },
  { kind: 'nat-gateway', title: 'NAT gateways', fields: ['State', 'ConnectivityType', 'SubnetId'] },
  { kind: 'elastic-ip', title: 'Elastic IPs', fields: ['PublicIp', 'InstanceId', 'AssociationId'] },
  {
    kind: 'instance',
    title: 'Instances',
    fields: ['State', 'PrivateIpAddress', 'PublicIpAddress', 'SubnetId'],
  },
  {
    kind: 'network-interface',
    title: 'Network interfaces',
    fields: ['PrivateIpAddress', 'Status', 'SubnetId'],
  },
  { kind: 'security-group', title: 'Security groups', fields: ['GroupName', 'VpcId'] },
  {
    kind: 'security-group-rule',
    title: 'Security group rules',
    fields: ['GroupId', 'IsEgress', 'IpProtocol', 'FromPort', 'ToPort', 'CidrIpv4'],
  },
  { kind: 'network-acl', title: 'Network ACLs', fields: ['VpcId', 'Entries', 'Associations'] },
  { kind: 'managed-prefix-list', title: 'Prefix lists', fields: ['PrefixListName', 'State', 'MaxEntries'] },
  { kind: 'dhcp-options', title: 'DHCP options', fields: [] },
];
