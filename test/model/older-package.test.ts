import { describe, expect, it } from 'vitest';
import { buildModel } from '../../scripts/model/build-model.ts';
import { shapeOf, structureOf } from '../../src/model/model.ts';

const resolver = buildModel('route53resolver', 'all');
const snowball = buildModel('snowball', 'all');

describe('a package from before the schemas', () => {
  it('says whom to speak to, and how', () => {
    expect(resolver).toMatchObject({
      protocol: 'json',
      serviceId: 'Route53Resolver',
      apiVersion: '2018-04-01',
      target: 'Route53Resolver',
    });
    expect(snowball).toMatchObject({ protocol: 'json', target: 'AWSIESnowballJobManagementService' });
  });

  it('knows which members must be given, in the order of AWS', () => {
    const { members, required } = structureOf(resolver, 'CreateResolverEndpointRequest');
    expect(required).toEqual(['CreatorRequestId', 'SecurityGroupIds', 'Direction', 'IpAddresses']);
    expect(Object.keys(members).slice(0, 4)).toEqual([
      'CreatorRequestId',
      'Name',
      'SecurityGroupIds',
      'Direction',
    ]);
    expect(members.IpAddresses).toEqual({ shape: 'list<IpAddressRequest>', min: 2 });
    expect(shapeOf(resolver, 'list<IpAddressRequest>')).toEqual({
      type: 'list',
      member: { shape: 'IpAddressRequest' },
    });
  });

  it('knows enums, lists of simple values, times and maps', () => {
    expect(shapeOf(resolver, 'ResolverEndpointDirection')).toEqual({
      type: 'string',
      enum: ['INBOUND', 'OUTBOUND'],
    });
    expect(structureOf(resolver, 'Filter').members.Values?.shape).toBe('Filter.Values');
    expect(shapeOf(resolver, 'Filter.Values')).toEqual({ type: 'list', member: { shape: 'string', min: 1 } });
    expect(structureOf(snowball, 'JobMetadata').members.CreationDate?.shape).toBe('timestamp');
  });

  it('knows errors, and which operation throws which', () => {
    expect(shapeOf(resolver, 'ResourceExistsException')).toMatchObject({
      error: { code: 'ResourceExistsException', status: 400 },
    });
    expect(resolver.operations.DeleteResolverRule?.errors).toContain('ResourceInUseException');
  });

  it('knows how outputs are paged, and operations that answer nothing', () => {
    expect(resolver.paginators.ListResolverRules).toEqual({
      inputToken: 'NextToken',
      outputToken: 'NextToken',
      limitKey: 'MaxResults',
      resultKeys: ['ResolverRules'],
    });
    expect(structureOf(resolver, resolver.operations.TagResource?.output ?? '').members).toEqual({});
  });
});
