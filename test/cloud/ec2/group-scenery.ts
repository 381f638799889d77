/** A VPC with a security group, for tests of groups and their rules. */
import { scenery } from './scenery.ts';

export const MISSING = 'sg-00000000000000000';

export function withGroup(options: Parameters<typeof scenery>[0] = {}) {
  const h = scenery(options);
  const create = (name: string, vpc = h.vpcId): string =>
    h.call('CreateSecurityGroup', { GroupName: name, Description: `group ${name}`, VpcId: vpc }).GroupId;
  const groupId = create('web');
  const show = (id = groupId) => h.call('DescribeSecurityGroups', { GroupIds: [id] }).SecurityGroups[0];
  const allow = (permission: object, id = groupId) =>
    h.call('AuthorizeSecurityGroupIngress', { GroupId: id, IpPermissions: [permission] });
  const refuse = (permission: object) =>
    h.error('AuthorizeSecurityGroupIngress', { GroupId: groupId, IpPermissions: [permission] });
  const vpc2 = () => h.call('CreateVpc', { CidrBlock: '10.9.0.0/16' }).Vpc.VpcId as string;
  return { h, groupId, create, show, allow, refuse, vpc2 };
}

export const tcp = (port: number, ...cidrs: string[]) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  IpRanges: cidrs.map((CidrIp) => ({ CidrIp })),
});
