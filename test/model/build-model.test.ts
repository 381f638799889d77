import { describe, expect, it } from 'vitest';
import { buildModel } from '../../scripts/model/build-model.ts';
import { loadModel, serviceNames } from '../../src/model/load.ts';
import { type Member, type ServiceModel, shapeOf, structureOf } from '../../src/model/model.ts';
import { askBotocore, hasBotocore } from './botocore.ts';

const ec2 = buildModel('ec2', 'all');
const sts = buildModel('sts', 'all');

describe('buildModel', () => {
  it('keeps the members of an input in the order of AWS, with their wire names', () => {
    const { members, required } = structureOf(ec2, 'CreateSubnetRequest');
    expect(Object.keys(members).slice(0, 4)).toEqual([
      'TagSpecifications',
      'AvailabilityZone',
      'AvailabilityZoneId',
      'CidrBlock',
    ]);
    expect(required).toEqual(['VpcId']);
    expect(members.TagSpecifications).toEqual({
      shape: 'TagSpecificationList',
      wireName: 'TagSpecification',
      queryName: 'TagSpecification',
    });
    expect(members.DryRun).toEqual({ shape: 'boolean', wireName: 'dryRun' });
  });

  it('keeps the members of an output', () => {
    expect(structureOf(ec2, 'Vpc').members.Tags).toEqual({
      shape: 'TagList',
      wireName: 'tagSet',
      queryName: 'TagSet',
    });
    expect(shapeOf(ec2, 'TagList')).toMatchObject({
      type: 'list',
      member: { shape: 'Tag', wireName: 'item' },
    });
  });

  it('gives strings the values of their enum, in lists too', () => {
    expect(shapeOf(ec2, structureOf(ec2, 'CreateVpcRequest').members.InstanceTenancy!.shape)).toEqual({
      type: 'string',
      enum: ['dedicated', 'default', 'host'],
    });
    expect(shapeOf(ec2, 'AccountAttributeNameStringList')).toMatchObject({
      member: { shape: 'AccountAttributeName' },
    });
  });

  it('knows tokens that clients make up, least values and fractions', () => {
    expect(structureOf(ec2, 'RunInstancesRequest').members.ClientToken).toMatchObject({
      idempotencyToken: true,
    });
    expect(structureOf(ec2, 'DescribeVpcsRequest').members.MaxResults).toEqual({ shape: 'integer', min: 5 });
    expect(structureOf(ec2, 'MemoryGiBPerVCpuRequest').members.Min!.shape).toBe('double');
  });

  it('knows how outputs are paged', () => {
    expect(ec2.paginators.DescribeVpcs).toEqual({
      inputToken: 'NextToken',
      outputToken: 'NextToken',
      limitKey: 'MaxResults',
      resultKeys: ['Vpcs'],
    });
    expect(ec2.paginators.CreateVpc).toBeUndefined();
  });

  it('gives operations without input or output an empty structure', () => {
    expect(ec2.operations.DeleteVpc).toEqual({
      name: 'DeleteVpc',
      input: 'DeleteVpcRequest',
      output: 'Unit',
    });
    expect(structureOf(ec2, 'Unit').members).toEqual({});
  });

  it('knows protocols, versions and errors', () => {
    expect(ec2).toMatchObject({ protocol: 'ec2', serviceId: 'EC2', apiVersion: '2016-11-15' });
    expect(sts).toMatchObject({
      protocol: 'query',
      xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    });
    expect(sts.operations.AssumeRole!.errors).toContain('MalformedPolicyDocumentException');
    expect(structureOf(sts, 'MalformedPolicyDocumentException').error).toEqual({
      code: 'MalformedPolicyDocument',
      status: 400,
    });
  });

  it('trims to the operations asked for, but names them all', () => {
    const model = buildModel('ec2', ['DeleteVpc']);
    expect(Object.keys(model.operations)).toEqual(['DeleteVpc']);
    expect(Object.keys(model.shapes)).toEqual(['DeleteVpcRequest', 'Unit']);
    expect(model.operationNames).toEqual(ec2.operationNames);
    expect(model.operationNames).toContain('CreateVpnGateway');
  });

  it('refuses an operation that AWS does not have', () => {
    expect(() => buildModel('ec2', ['CreateVpc', 'CreateMoon'])).toThrow(
      "AWS's ec2 has no operation CreateMoon",
    );
  });

  it.each([ec2, sts])('leaves no reference open in $service', (model) => {
    for (const { input, output } of Object.values(model.operations)) {
      structureOf(model, input);
      structureOf(model, output);
    }
    for (const member of membersOf(model)) shapeOf(model, member.shape);
  });

  it('gives the same text each time', () => {
    expect(JSON.stringify(buildModel('sts', 'all'))).toBe(JSON.stringify(sts));
  });
});

describe.skipIf(!hasBotocore)('beside botocore', { timeout: 120_000 }, () => {
  it.each(serviceNames())('pages the simulated operations of %s alike', (service) => {
    const { paginators, operations } = loadModel(service)!;
    const theirs = askBotocore<Record<string, Record<string, unknown>>>(
      `
from botocore.exceptions import DataNotFoundError, UnknownServiceError
try:
    answer(session.get_paginator_model(request)._paginator_config)
except (DataNotFoundError, UnknownServiceError):
    answer({})
`,
      service,
    );
    const ours = Object.entries(paginators).map(
      ([name, { inputToken, outputToken, limitKey, resultKeys }]) => {
        return [
          name,
          { input_token: inputToken, output_token: outputToken, limit_key: limitKey, result_key: resultKeys },
        ];
      },
    );
    const simulated = Object.keys(theirs).filter((name) => operations[name]);
    const alike = simulated.map((name) => {
      const { input_token, output_token, limit_key, result_key } = theirs[name]!;
      return [name, { input_token, output_token, limit_key, result_key: [result_key].flat() }];
    });
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(alike));
  });
});

function membersOf(model: ServiceModel): Member[] {
  return Object.values(model.shapes).flatMap((shape) => {
    if (shape.type === 'structure') return Object.values(shape.members);
    if (shape.type === 'map') return [shape.key, shape.value];
    return shape.type === 'list' ? [shape.member] : [];
  });
}
