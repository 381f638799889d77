/** EC2's resources, one line each, in the order in which dependencies are named. */
import type { Context } from '../kernel/context.ts';
import type { Service } from '../kernel/resource.ts';
import { ACCOUNT_OPERATIONS } from './account/account.ts';
import { address } from './address/address.ts';
import { addressOperations } from './address/operations.ts';
import { customerGateway } from './customer-gateway/customer-gateway.ts';
import { customerGatewayOperations, customerGatewayTransitions } from './customer-gateway/operations.ts';
import { createAccountDhcpOptions, dhcpOptions } from './dhcp-options/dhcp-options.ts';
import { dhcpOptionsOperations } from './dhcp-options/operations.ts';
import { egressOnlyInternetGateway } from './egress-only-internet-gateway/egress-only-internet-gateway.ts';
import { egressOnlyInternetGatewayOperations } from './egress-only-internet-gateway/operations.ts';
import { flowLog } from './flow-log/flow-log.ts';
import { flowLogOperations, flowLogTransitions } from './flow-log/operations.ts';
import { createImages, image } from './image/image.ts';
import { imageOperations } from './image/operations.ts';
import { instance } from './instance/instance.ts';
import { instanceOperations, instanceTransitions } from './instance/operations.ts';
import { internetGateway } from './internet-gateway/internet-gateway.ts';
import { internetGatewayOperations } from './internet-gateway/operations.ts';
import { keyPair } from './key-pair/key-pair.ts';
import { keyPairOperations } from './key-pair/operations.ts';
import { natGateway } from './nat-gateway/nat-gateway.ts';
import { natGatewayOperations, natGatewayTransitions } from './nat-gateway/operations.ts';
import { networkAcl } from './network-acl/network-acl.ts';
import { networkAclOperations } from './network-acl/operations.ts';
import { networkInsightsAnalysis } from './network-insights/analysis.ts';
import {
  networkInsightsAnalysisOperations,
  networkInsightsAnalysisTransitions,
} from './network-insights/analysis-operations.ts';
import { networkInsightsPath } from './network-insights/path.ts';
import { networkInsightsPathOperations } from './network-insights/path-operations.ts';
import { networkInterface } from './network-interface/network-interface.ts';
import { networkInterfaceOperations, networkInterfaceTransitions } from './network-interface/operations.ts';
import { createAwsPrefixLists } from './prefix-list/aws-owned.ts';
import { prefixListOperations, prefixListTransitions } from './prefix-list/operations.ts';
import { prefixList } from './prefix-list/prefix-list.ts';
import { routeTableOperations } from './route-table/operations.ts';
import { routeTable } from './route-table/route-table.ts';
import { securityGroupOperations } from './security-group/operations.ts';
import { securityGroupRule } from './security-group/rule.ts';
import { securityGroupRuleOperations } from './security-group/rule-operations.ts';
import { securityGroup } from './security-group/security-group.ts';
import { subnetOperations, subnetTransitions } from './subnet/operations.ts';
import { subnetCidrReservation } from './subnet/reservation.ts';
import { subnetCidrReservationOperations } from './subnet/reservation-operations.ts';
import { subnet } from './subnet/subnet.ts';
import { TAG_OPERATIONS } from './tags/tags.ts';
import { transitGatewayOperations, transitGatewayTransitions } from './transit-gateway/operations.ts';
import { transitGateway } from './transit-gateway/transit-gateway.ts';
import { attachment } from './transit-gateway-attachment/attachment.ts';
import { attachmentTransitions } from './transit-gateway-attachment/lifecycle.ts';
import { attachmentOperations } from './transit-gateway-attachment/operations.ts';
import { connectPeer } from './transit-gateway-connect/connect-peer.ts';
import { connectPeerTransitions } from './transit-gateway-connect/create-peer.ts';
import { connectOperations } from './transit-gateway-connect/operations.ts';
import {
  transitRouteTableOperations,
  transitRouteTableTransitions,
} from './transit-gateway-route-table/operations.ts';
import { transitRouteTable } from './transit-gateway-route-table/route-table.ts';
import { volumeOperations } from './volume/operations.ts';
import { volume } from './volume/volume.ts';
import { createDefaultVpc } from './vpc/default-vpc.ts';
import { vpcOperations, vpcTransitions } from './vpc/operations.ts';
import { vpc } from './vpc/vpc.ts';
import { vpcEndpointOperations, vpcEndpointTransitions } from './vpc-endpoint/operations.ts';
import { vpcEndpoint } from './vpc-endpoint/vpc-endpoint.ts';
import { endpointService } from './vpc-endpoint-service/endpoint-service.ts';
import { endpointServiceOperations, endpointServiceTransitions } from './vpc-endpoint-service/operations.ts';
import { vpcPeeringConnectionTransitions } from './vpc-peering-connection/lifecycle.ts';
import { vpcPeeringConnectionOperations } from './vpc-peering-connection/operations.ts';
import { vpcPeeringConnection } from './vpc-peering-connection/vpc-peering-connection.ts';
import { vpnConnectionTransitions, watchTunnels } from './vpn-connection/lifecycle.ts';
import { vpnConnectionOperations } from './vpn-connection/operations.ts';
import { vpnConnection } from './vpn-connection/vpn-connection.ts';
import { vpnGatewayOperations, vpnGatewayTransitions } from './vpn-gateway/operations.ts';
import { vpnGateway } from './vpn-gateway/vpn-gateway.ts';

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
    vpcEndpoint,
    endpointService,
    vpcPeeringConnection,
    transitGateway,
    attachment,
    connectPeer,
    transitRouteTable,
    customerGateway,
    vpnGateway,
    vpnConnection,
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
  operations: {
    ...securityGroupOperations,
    ...securityGroupRuleOperations,
    ...internetGatewayOperations,
    ...flowLogOperations,
    ...egressOnlyInternetGatewayOperations,
    ...subnetCidrReservationOperations,
    ...subnetOperations,
    ...dhcpOptionsOperations,
    ...natGatewayOperations,
    ...vpcEndpointOperations,
    ...endpointServiceOperations,
    ...vpcPeeringConnectionOperations,
    ...transitGatewayOperations,
    ...attachmentOperations,
    ...connectOperations,
    ...transitRouteTableOperations,
    ...customerGatewayOperations,
    ...vpnGatewayOperations,
    ...vpnConnectionOperations,
    ...imageOperations,
    ...keyPairOperations,
    ...routeTableOperations,
    ...instanceOperations,
    ...prefixListOperations,
    ...vpcOperations,
    ...networkInsightsAnalysisOperations,
    ...networkInsightsPathOperations,
    ...volumeOperations,
    ...addressOperations,
    ...networkInterfaceOperations,
    ...networkAclOperations,
    ...TAG_OPERATIONS,
    ...ACCOUNT_OPERATIONS,
  },
  transitions: {
    [flowLog.kind]: flowLogTransitions,
    [subnet.kind]: subnetTransitions,
    [natGateway.kind]: natGatewayTransitions,
    [vpcEndpoint.kind]: vpcEndpointTransitions,
    [endpointService.kind]: endpointServiceTransitions,
    [vpcPeeringConnection.kind]: vpcPeeringConnectionTransitions,
    [transitGateway.kind]: transitGatewayTransitions,
    [attachment.kind]: attachmentTransitions,
    [connectPeer.kind]: connectPeerTransitions,
    [transitRouteTable.kind]: transitRouteTableTransitions,
    [customerGateway.kind]: customerGatewayTransitions,
    [vpnGateway.kind]: vpnGatewayTransitions,
    [vpnConnection.kind]: vpnConnectionTransitions,
    [instance.kind]: instanceTransitions,
    [prefixList.kind]: prefixListTransitions,
    [vpc.kind]: vpcTransitions,
    [networkInsightsAnalysis.kind]: networkInsightsAnalysisTransitions,
    [networkInterface.kind]: networkInterfaceTransitions,
  },
  prepareRegion,
  settle: watchTunnels,
};

/** What a fresh account finds in a region (R-VPC-55). */
function prepareRegion(context: Context): void {
  createAccountDhcpOptions(context);
  createAwsPrefixLists(context);
  createImages(context);
  if (context.world.setting.defaultVpc) createDefaultVpc(context);
}
