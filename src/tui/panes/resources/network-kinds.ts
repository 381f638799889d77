/** What VPCs are made of, as EC2 lists it. */
import type { ListedKind } from './listed-kind.ts';
export const NETWORK_KINDS: readonly ListedKind[] = [
  {
    title: 'VPCs',
    operation: 'DescribeVpcs',
    id: 'VpcId',
    columns: { CIDR: 'CidrBlock', State: 'State', Default: 'IsDefault' },
  },
  {
    title: 'Subnets',
    operation: 'DescribeSubnets',
    id: 'SubnetId',
    columns: { CIDR: 'CidrBlock', Zone: 'AvailabilityZone', Free: 'AvailableIpAddressCount' },
  },
  {
    title: 'Instances',
    operation: 'DescribeInstances',
    id: 'InstanceId',
    columns: {
      State: 'State.Name',
      Private: 'PrivateIpAddress',
      Public: 'PublicIpAddress',
      Subnet: 'SubnetId',
    },
  },
  {
    title: 'Route tables',
    operation: 'DescribeRouteTables',
    id: 'RouteTableId',
    columns: { VPC: 'VpcId', Routes: 'Routes', Links: 'Associations' },
  },
  {
    title: 'Internet gateways',
    operation: 'DescribeInternetGateways',
    id: 'InternetGatewayId',
    columns: { VPCs: 'Attachments' },
  },
  {
    title: 'Egress-only internet gateways',
    operation: 'DescribeEgressOnlyInternetGateways',
    id: 'EgressOnlyInternetGatewayId',
    columns: { VPCs: 'Attachments' },
  },
  {
    title: 'NAT gateways',
    operation: 'DescribeNatGateways',
    id: 'NatGatewayId',
    columns: { State: 'State', Type: 'ConnectivityType', Subnet: 'SubnetId' },
  },
  {
    title: 'Elastic IPs',
    operation: 'DescribeAddresses',
    id: 'AllocationId',
    columns: { Address: 'PublicIp', Instance: 'InstanceId', Interface: 'NetworkInterfaceId' },
  },
  {
    title: 'Security groups',
    operation: 'DescribeSecurityGroups',
    id: 'GroupId',
    columns: { Group: 'GroupName', In: 'IpPermissions', Out: 'IpPermissionsEgress', VPC: 'VpcId' },
  },
  {
    title: 'Network ACLs',
    operation: 'DescribeNetworkAcls',
    id: 'NetworkAclId',
    columns: { Entries: 'Entries', Subnets: 'Associations', VPC: 'VpcId' },
  },
  {
    title: 'Network interfaces',
    operation: 'DescribeNetworkInterfaces',
    id: 'NetworkInterfaceId',
    columns: { Address: 'PrivateIpAddress', Status: 'Status', Subnet: 'SubnetId' },
  },
  {
    title: 'Flow logs',
    operation: 'DescribeFlowLogs',
    id: 'FlowLogId',
    columns: { Resource: 'ResourceId', Traffic: 'TrafficType', Group: 'LogGroupName' },
  },
];
