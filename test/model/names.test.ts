import { describe, expect, it } from 'vitest';
import { buildModel } from '../../scripts/model/build-model.ts';
import type { ServiceModel } from '../../src/model/model.ts';
import { cliName, namesByCli } from '../../src/model/names.ts';
import { askBotocore, hasBotocore } from './botocore.ts';

describe('cliName', () => {
  it.each([
    ['CreateVpc', 'create-vpc'],
    ['DescribeVpcs', 'describe-vpcs'],
    ['CidrBlock', 'cidr-block'],
    ['Ipv6CidrBlock', 'ipv6-cidr-block'],
    ['AmazonProvidedIpv6CidrBlock', 'amazon-provided-ipv6-cidr-block'],
    ['AssociatedVPCs', 'associated-vpcs'],
    ['VPCs', '-vpcs'], // botocore's own oddity; no input has such a name
    ['GatewayARNs', 'gateway-arns'],
    ['VPCId', 'vpc-id'],
    ['DBInstanceId', 'db-instance-id'],
    ['SriovNetSupport', 'sriov-net-support'],
    ['EnableDnsHostnames', 'enable-dns-hostnames'],
    ['arn', 'arn'],
    ['already-there', 'already-there'],
  ])('spells %s as %s', (name, cli) => {
    expect(cliName(name)).toBe(cli);
  });
});

describe('namesByCli', () => {
  it('finds operations and parameters', () => {
    expect(namesByCli(['CreateVpc', 'DescribeVpcs']).get('describe-vpcs')).toBe('DescribeVpcs');
    expect(namesByCli({ Ipv6CidrBlock: {}, VpcId: {} }).get('ipv6-cidr-block')).toBe('Ipv6CidrBlock');
    expect(namesByCli(['CreateVpc']).get('create-vpcs')).toBeUndefined();
  });

  it.each(['ec2', 'sts'])('loses no name of %s', (service) => {
    const model = buildModel(service, 'all');
    for (const names of nameLists(model)) expect(namesByCli(names).size).toBe(names.length);
  });
});

describe.skipIf(!hasBotocore)('beside botocore', { timeout: 120_000 }, () => {
  it('spells every operation and member of EC2 and STS alike', () => {
    const names = [
      ...new Set(['ec2', 'sts'].flatMap((service) => nameLists(buildModel(service, 'all')).flat())),
    ];
    const theirs = askBotocore<string[]>('answer([xform_name(name, "-") for name in request])', names);
    expect(names.map(cliName)).toEqual(theirs);
  });

  it('spells every operation and member of the services to come alike', () => {
    const services = [
      'route53',
      'route53resolver',
      'cloudfront',
      'directconnect',
      'elb',
      'elbv2',
      'acm',
      's3',
    ];
    const theirs = askBotocore<Record<string, string>>(
      `
def names():
    for service in request:
        model = session.get_service_model(service)
        yield from model.operation_names
        for shape in model.shape_names:
            yield from getattr(model.shape_for(shape), 'members', {})
answer({name: xform_name(name, '-') for name in names()})
`,
      services,
    );
    expect(Object.fromEntries(Object.keys(theirs).map((name) => [name, cliName(name)]))).toEqual(theirs);
  });
});

function nameLists(model: ServiceModel): (readonly string[])[] {
  const members = Object.values(model.shapes).map((shape) =>
    shape.type === 'structure' ? Object.keys(shape.members) : [],
  );
  return [model.operationNames, ...members];
}
