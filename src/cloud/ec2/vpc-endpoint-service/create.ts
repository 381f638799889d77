/** Offering a service behind network load balancers, changing and withdrawing the offer (R-VPC-159). */
import type {
  CreateVpcEndpointServiceConfigurationRequest,
  CreateVpcEndpointServiceConfigurationResult,
  DeleteVpcEndpointServiceConfigurationsRequest,
  DeleteVpcEndpointServiceConfigurationsResult,
  ModifyVpcEndpointServiceConfigurationRequest,
  ModifyVpcEndpointServiceConfigurationResult,
  UnsuccessfulItem,
} from '@aws-sdk/client-ec2';
import { loadBalancer } from '../../elbv2/load-balancer/load-balancer.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { refuseOptions, required } from '../../kernel/parameters.ts';
import type { Plain } from '../../kernel/plain.ts';
import { requestTags } from '../../kernel/tags.ts';
import { vpcEndpoint } from '../vpc-endpoint/vpc-endpoint.ts';
import { type EndpointServiceItem, endpointService } from './endpoint-service.ts';
import { newProof } from './private-name.ts';
import { showService } from './show.ts';

export function createVpcEndpointServiceConfiguration(
  input: CreateVpcEndpointServiceConfigurationRequest,
  context: Context,
): Plain<CreateVpcEndpointServiceConfigurationResult> {
  refuseOptions(input, ['GatewayLoadBalancerArns', 'SupportedRegions']);
  if (input.SupportedIpAddressTypes?.some((type) => type !== 'ipv4')) {
    refuseOptions(input, ['SupportedIpAddressTypes']);
  }
  const tags = requestTags(endpointService.kind, input.TagSpecifications);
  const arns = requireBalancers(input.NetworkLoadBalancerArns ?? [], context);
  const ServiceId = context.newId(endpointService.prefix);
  const created = context.add<EndpointServiceItem>(endpointService, {
    ServiceId,
    ServiceName: `com.amazonaws.vpce.${context.region}.${ServiceId}`,
    ServiceState: 'Available',
    AcceptanceRequired: input.AcceptanceRequired ?? true,
    NetworkLoadBalancerArns: arns,
    Tags: tags,
    Permissions: [],
  });
  setPrivateName(created, input.PrivateDnsName, context);
  return {
    ServiceConfiguration: showService(created, context),
    ...(input.ClientToken !== undefined && { ClientToken: input.ClientToken }),
  };
}

/** Network load balancers, none of which is another service's. */
function requireBalancers(arns: readonly string[], context: Context): string[] {
  if (arns.length === 0) {
    throw invalid('At least one Network Load Balancer ARN or Gateway Load Balancer ARN must be provided.');
  }
  for (const arn of arns) {
    const found = context.find(loadBalancer, arn);
    if (!found || found.Gone) throw invalid(`The load balancer '${arn}' does not exist.`);
    if (found.Type !== 'network') throw invalid(`The load balancer '${arn}' is not a Network Load Balancer.`);
    const taken = context
      .list(endpointService)
      .some(({ NetworkLoadBalancerArns }) => NetworkLoadBalancerArns.includes(arn));
    if (taken) throw invalid(`The load balancer '${arn}' is already associated with a VPC endpoint service.`);
  }
  return [...new Set(arns)];
}

function invalid(text: string): AwsError {
  return new AwsError('InvalidParameter', text);
}

function setPrivateName(item: EndpointServiceItem, name: string | undefined, context: Context): void {
  if (name === undefined || name === '') return;
  if (!/^(?:\*\.)?(?:[a-z0-9_-]+\.)+[a-z]{2,}$/i.test(name)) {
    throw invalid(`The private DNS name '${name}' is not a valid domain name.`);
  }
  item.PrivateDnsName = name.toLowerCase();
  item.Proof = newProof(context);
}

export function modifyVpcEndpointServiceConfiguration(
  input: ModifyVpcEndpointServiceConfigurationRequest,
  context: Context,
): ModifyVpcEndpointServiceConfigurationResult {
  refuseOptions(input, [
    'AddGatewayLoadBalancerArns',
    'RemoveGatewayLoadBalancerArns',
    'AddSupportedIpAddressTypes',
    'RemoveSupportedIpAddressTypes',
    'AddSupportedRegions',
    'RemoveSupportedRegions',
  ]);
  const item = context.get(endpointService, required(input.ServiceId, 'serviceId'));
  const { AddNetworkLoadBalancerArns: added = [], RemoveNetworkLoadBalancerArns: removed = [] } = input;
  const kept = item.NetworkLoadBalancerArns.filter((arn) => !removed.includes(arn));
  const fresh = added.filter((arn) => !kept.includes(arn));
  if (fresh.length > 0) requireBalancers(fresh, context);
  if (kept.length + fresh.length === 0)
    throw invalid('An endpoint service needs at least one load balancer.');
  item.NetworkLoadBalancerArns = [...kept, ...fresh];
  if (input.AcceptanceRequired !== undefined) item.AcceptanceRequired = input.AcceptanceRequired;
  if (input.RemovePrivateDnsName) {
    delete item.PrivateDnsName;
    delete item.Proof;
  }
  setPrivateName(item, input.PrivateDnsName, context);
  return { Return: true };
}

export function deleteVpcEndpointServiceConfigurations(
  input: DeleteVpcEndpointServiceConfigurationsRequest,
  context: Context,
): DeleteVpcEndpointServiceConfigurationsResult {
  const Unsuccessful = [...new Set(required(input.ServiceIds, 'serviceIds'))].flatMap((id) =>
    problemOf(id, context),
  );
  return { Unsuccessful };
}

const HOLDING = ['available', 'pending', 'pendingAcceptance'];

function problemOf(id: string, context: Context): UnsuccessfulItem[] {
  const item = context.find(endpointService, id);
  if (!item) {
    const { code, message } = endpointService.notFound(id);
    return [{ ResourceId: id, Error: { Code: code, Message: message } }];
  }
  const connected = context
    .list(vpcEndpoint)
    .some(({ ServiceName, State }) => ServiceName === item.ServiceName && HOLDING.includes(State));
  if (connected) {
    const Message = `Service has existing active VPC Endpoint connections!`;
    return [{ ResourceId: id, Error: { Code: 'ExistingVpcEndpointConnections', Message } }];
  }
  context.remove(endpointService, id);
  return [];
}
