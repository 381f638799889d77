/** The names that EC2 gives to addresses (R-VPC-121, R-VPC-126). */
import type { VpcItem } from './vpc/vpc.ts';

/** `ip-10-0-0-5.ec2.internal`, `ip-10-0-0-5.eu-west-1.compute.internal`. */
export function privateDnsName(address: string, region: string): string {
  return `ip-${dashed(address)}.${privateDomain(region)}`;
}

/** `i-0123456789abcdef0.ec2.internal`: the resource name. */
export function resourceDnsName(instanceId: string, region: string): string {
  return `${instanceId}.${privateDomain(region)}`;
}

/** `ec2-54-1-2-3.compute-1.amazonaws.com`, `ec2-54-1-2-3.eu-west-1.compute.amazonaws.com`. */
export function publicDnsName(address: string, region: string): string {
  return `ec2-${dashed(address)}.${publicDomain(region)}`;
}

export function publicDomain(region: string): string {
  return region === 'us-east-1' ? 'compute-1.amazonaws.com' : `${region}.compute.amazonaws.com`;
}

export function privateDomain(region: string): string {
  return region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
}

/** Whether public addresses in the VPC have names: both of its DNS attributes must be on. */
export function hasPublicNames(vpc: VpcItem | undefined): boolean {
  return Boolean(vpc?.Attributes.EnableDnsSupport && vpc.Attributes.EnableDnsHostnames);
}

function dashed(address: string): string {
  return address.replaceAll('.', '-');
}
