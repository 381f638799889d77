/** EC2's resources, one line each, in the order in which dependencies are named. */
import type { Context } from '../kernel/context.ts';
import type { Service } from '../kernel/resource.ts';
import { ACCOUNT_OPERATIONS } from './account/account.ts';
import { address } from './address/address.ts';
import { createAccountDhcpOptions, dhcpOptions } from './dhcp-options/dhcp-options.ts';
import { egressOnlyInternetGateway } from './egress-only-internet-gateway/egress-only-internet-gateway.ts';
import { flowLog } from './flow-log/flow-log.ts';
import { createImages, image } from './image/image.ts';
import { instance } from './instance/instance.ts';
import { internetGateway } from './internet-gateway/internet-gateway.ts';
import { keyPair } from './key-pair/key-pair.ts';
import { natGateway } from './nat-gateway/nat-gateway.ts';
import { networkAcl } from './network-acl/network-acl.ts';
import { networkInsightsAnalysis } from './network-insights/analysis.ts';
import { networkInsightsPath } from './network-insights/path.ts';
import { networkInterface } from './network-interface/network-interface.ts';
import { createAwsPrefixLists } from './prefix-list/aws-owned.ts';
import { prefixList } from './prefix-list/prefix-list.ts';
import { routeTable } from './route-table/route-table.ts';
import { securityGroupRule } from './security-group/rule.ts';
import { securityGroup } from './security-group/security-group.ts';
import { subnetCidrReservation } from './subnet/reservation.ts';
import { subnet } from './subnet/subnet.ts';
import { TAG_OPERATIONS } from './tags/tags.ts';
import { volume } from './volume/volume.ts';
import { createDefaultVpc } from './vpc/default-vpc.ts';
import { vpc } from './vpc/vpc.ts';

export const ec2: Service = {
  name: 'ec2',
  resources: [
    vpc,
    subnet,
    subnetCidrReservation,
    routeTable,
    internetGateway,
    egressOnlyInternetGateway,
    natGateway,
    address,
    networkAcl,
    securityGroup,
    securityGroupRule,
    networkInterface,
    instance,
    volume,
    image,
    keyPair,
    dhcpOptions,
    prefixList,
    flowLog,
    networkInsightsPath,
    networkInsightsAnalysis,
  ],
  operations: { ...TAG_OPERATIONS, ...ACCOUNT_OPERATIONS },
  prepareRegion,
};

/** What a fresh account finds in a region (R-VPC-55). */
function prepareRegion(context: Context): void {
  createAccountDhcpOptions(context);
  createAwsPrefixLists(context);
  createImages(context);
  if (context.world.setting.defaultVpc) createDefaultVpc(context);
}
