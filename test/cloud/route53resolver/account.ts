/** An account with a VPC of two subnets and a security group, for tests of Route 53 Resolver. */
import { type Harness, harness, type Output } from '../harness.ts';

export interface Account extends Harness {
  readonly vpc: string;
  readonly subnets: readonly [string, string];
  readonly group: string;
  /** Calls an operation of Route 53 Resolver. */
  resolver(operation: string, input?: object): Output;
  refused(operation: string, input?: object): string;
  /** An endpoint that is there already. */
  endpoint(direction: 'INBOUND' | 'OUTBOUND', extra?: object): Output;
}

let requests = 0;

export const uniqueId = () => `request-${++requests}`;

export function account(): Account {
  const plain = harness();
  const vpc = plain.call('CreateVpc', { CidrBlock: '10.20.0.0/16' }).Vpc.VpcId;
  const subnet = (CidrBlock: string, AvailabilityZone: string) =>
    plain.call('CreateSubnet', { VpcId: vpc, CidrBlock, AvailabilityZone }).Subnet.SubnetId;
  const subnets = [subnet('10.20.1.0/24', 'us-east-1a'), subnet('10.20.2.0/24', 'us-east-1b')] as const;
  const group = plain.call('CreateSecurityGroup', {
    GroupName: 'dns',
    Description: 'dns',
    VpcId: vpc,
  }).GroupId;
  const self: Account = Object.assign(plain, {
    vpc,
    subnets,
    group,
    resolver: (operation: string, input: object = {}) => plain.call(`route53resolver:${operation}`, input),
    refused: (operation: string, input: object = {}) => plain.error(`route53resolver:${operation}`, input),
    endpoint(Direction: string, extra: object = {}) {
      const { ResolverEndpoint } = self.resolver('CreateResolverEndpoint', {
        CreatorRequestId: uniqueId(),
        SecurityGroupIds: [group],
        Direction,
        IpAddresses: subnets.map((SubnetId) => ({ SubnetId })),
        ...extra,
      });
      plain.advance(180);
      return self.resolver('GetResolverEndpoint', { ResolverEndpointId: ResolverEndpoint.Id })
        .ResolverEndpoint;
    },
  });
  return self;
}
