/** Filters that the `describe` operations are asked with most; each operation takes more than these. */
const COMMON = ['tag:Name', 'tag-key', 'vpc-id', 'state'];

const BY_OPERATION: Readonly<Record<string, readonly string[]>> = {
  DescribeVpcs: ['tag:Name', 'cidr', 'is-default', 'state', 'vpc-id'],
  DescribeSubnets: [
    'tag:Name',
    'vpc-id',
    'availability-zone',
    'cidr-block',
    'default-for-az',
    'map-public-ip-on-launch',
  ],
  DescribeRouteTables: [
    'tag:Name',
    'vpc-id',
    'association.main',
    'association.subnet-id',
    'route.destination-cidr-block',
  ],
  DescribeInternetGateways: ['tag:Name', 'attachment.vpc-id', 'attachment.state'],
  DescribeNatGateways: ['tag:Name', 'vpc-id', 'subnet-id', 'state'],
  DescribeSecurityGroups: ['tag:Name', 'vpc-id', 'group-name', 'group-id'],
  DescribeSecurityGroupRules: ['group-id', 'security-group-rule-id'],
  DescribeNetworkAcls: ['tag:Name', 'vpc-id', 'default', 'association.subnet-id'],
  DescribeInstances: [
    'tag:Name',
    'instance-state-name',
    'vpc-id',
    'subnet-id',
    'image-id',
    'private-ip-address',
  ],
  DescribeNetworkInterfaces: [
    'tag:Name',
    'vpc-id',
    'subnet-id',
    'attachment.instance-id',
    'group-id',
    'status',
  ],
  DescribeAddresses: ['tag:Name', 'instance-id', 'public-ip', 'allocation-id'],
  DescribeTags: ['resource-id', 'resource-type', 'key', 'value'],
};

export function filterNames(operation: string): readonly string[] {
  return BY_OPERATION[operation] ?? COMMON;
}
