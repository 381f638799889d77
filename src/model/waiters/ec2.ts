/**
 * EC2's waiters for what netlab simulates, as the AWS CLI's reference of `aws ec2 wait` describes them
 * (docs.aws.amazon.com/cli/latest/reference/ec2/wait/). The SDK has them only as code and without a number of
 * attempts, so they stand here as data; `test/model/waiters.test.ts` compares them with an installed botocore.
 */
import type { Acceptor, Waiter } from './waiter.ts';

const all = (argument: string, expected: string): Acceptor => ({
  matcher: 'pathAll',
  argument,
  expected,
  state: 'success',
});

const fails = (argument: string, ...values: string[]): Acceptor[] =>
  values.map((expected) => ({ matcher: 'pathAny', argument, expected, state: 'failure' }));

const some = (argument: string): Acceptor => ({
  matcher: 'path',
  argument: `length(${argument}) > \`0\``,
  expected: true,
  state: 'success',
});

const onError = (expected: string, state: Acceptor['state']): Acceptor => ({
  matcher: 'error',
  expected,
  state,
});

const INSTANCE_STATES = 'Reservations[].Instances[].State.Name';
const NAT_GATEWAY_STATES = 'NatGateways[].State';
const CUSTOMER_GATEWAY_STATES = 'CustomerGateways[].State';
const VPN_STATES = 'VpnConnections[].State';

const poll =
  (delaySeconds: number, maxAttempts: number) =>
  (name: string, operation: string, ...acceptors: Acceptor[]): Waiter => ({
    name,
    operation,
    delaySeconds,
    maxAttempts,
    acceptors,
  });

const slow = poll(15, 40);
const quick = poll(5, 6);

export const ec2Waiters: readonly Waiter[] = [
  slow(
    'CustomerGatewayAvailable',
    'DescribeCustomerGateways',
    all(CUSTOMER_GATEWAY_STATES, 'available'),
    ...fails(CUSTOMER_GATEWAY_STATES, 'deleted', 'deleting'),
  ),
  slow(
    'ImageAvailable',
    'DescribeImages',
    all('Images[].State', 'available'),
    ...fails('Images[].State', 'failed'),
  ),
  slow('ImageExists', 'DescribeImages', some('Images[]'), onError('InvalidAMIID.NotFound', 'retry')),
  poll(5, 40)(
    'InstanceExists',
    'DescribeInstances',
    some('Reservations[]'),
    onError('InvalidInstanceID.NotFound', 'retry'),
  ),
  slow(
    'InstanceRunning',
    'DescribeInstances',
    all(INSTANCE_STATES, 'running'),
    ...fails(INSTANCE_STATES, 'shutting-down', 'terminated', 'stopping'),
    onError('InvalidInstanceID.NotFound', 'retry'),
  ),
  slow(
    'InstanceStatusOk',
    'DescribeInstanceStatus',
    all('InstanceStatuses[].InstanceStatus.Status', 'ok'),
    onError('InvalidInstanceID.NotFound', 'retry'),
  ),
  slow(
    'InstanceStopped',
    'DescribeInstances',
    all(INSTANCE_STATES, 'stopped'),
    ...fails(INSTANCE_STATES, 'pending', 'terminated'),
  ),
  slow(
    'InstanceTerminated',
    'DescribeInstances',
    all(INSTANCE_STATES, 'terminated'),
    ...fails(INSTANCE_STATES, 'pending', 'stopping'),
  ),
  quick(
    'InternetGatewayExists',
    'DescribeInternetGateways',
    some('InternetGateways[].InternetGatewayId'),
    onError('InvalidInternetGateway.NotFound', 'retry'),
  ),
  quick(
    'KeyPairExists',
    'DescribeKeyPairs',
    some('KeyPairs[].KeyName'),
    onError('InvalidKeyPair.NotFound', 'retry'),
  ),
  slow(
    'NatGatewayAvailable',
    'DescribeNatGateways',
    all(NAT_GATEWAY_STATES, 'available'),
    ...fails(NAT_GATEWAY_STATES, 'failed', 'deleting', 'deleted'),
    onError('NatGatewayNotFound', 'retry'),
  ),
  slow(
    'NatGatewayDeleted',
    'DescribeNatGateways',
    all(NAT_GATEWAY_STATES, 'deleted'),
    onError('NatGatewayNotFound', 'success'),
  ),
  poll(20, 10)(
    'NetworkInterfaceAvailable',
    'DescribeNetworkInterfaces',
    all('NetworkInterfaces[].Status', 'available'),
    onError('InvalidNetworkInterfaceID.NotFound', 'failure'),
  ),
  quick(
    'SecurityGroupExists',
    'DescribeSecurityGroups',
    some('SecurityGroups[].GroupId'),
    onError('InvalidGroup.NotFound', 'retry'),
  ),
  slow('SubnetAvailable', 'DescribeSubnets', all('Subnets[].State', 'available')),
  slow('SystemStatusOk', 'DescribeInstanceStatus', all('InstanceStatuses[].SystemStatus.Status', 'ok')),
  slow('VpcAvailable', 'DescribeVpcs', all('Vpcs[].State', 'available')),
  poll(1, 5)(
    'VpcExists',
    'DescribeVpcs',
    { matcher: 'status', expected: 200, state: 'success' },
    onError('InvalidVpcID.NotFound', 'retry'),
  ),
  slow(
    'VpcPeeringConnectionDeleted',
    'DescribeVpcPeeringConnections',
    all('VpcPeeringConnections[].Status.Code', 'deleted'),
    onError('InvalidVpcPeeringConnectionID.NotFound', 'success'),
  ),
  slow(
    'VpcPeeringConnectionExists',
    'DescribeVpcPeeringConnections',
    { matcher: 'status', expected: 200, state: 'success' },
    onError('InvalidVpcPeeringConnectionID.NotFound', 'retry'),
  ),
  slow(
    'VpnConnectionAvailable',
    'DescribeVpnConnections',
    all(VPN_STATES, 'available'),
    ...fails(VPN_STATES, 'deleting', 'deleted'),
  ),
  slow(
    'VpnConnectionDeleted',
    'DescribeVpnConnections',
    all(VPN_STATES, 'deleted'),
    ...fails(VPN_STATES, 'pending'),
  ),
];
