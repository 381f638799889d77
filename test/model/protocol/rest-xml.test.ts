import { describe, expect, it } from 'vitest';
import type { ServiceModel, Shape } from '../../../src/model/model.ts';
import { codecOf, type HttpRequest } from '../../../src/model/protocol/codec.ts';

const shapes: Record<string, Shape> = {
  Unit: { type: 'structure', members: {}, required: [] },
  CreateZone: {
    type: 'structure',
    members: {
      Id: { shape: 'string', http: { in: 'label', name: '' } },
      Force: { shape: 'boolean', http: { in: 'header', name: 'X-Force' } },
      Since: { shape: 'timestamp', http: { in: 'query', name: 'since' } },
      Types: { shape: 'Names', http: { in: 'query', name: 'type' } },
      Meta: { shape: 'Labels', http: { in: 'prefix-headers', name: 'X-Meta-' } },
      Name: { shape: 'string' },
      Size: { shape: 'integer' },
      Vpcs: { shape: 'Vpcs', wireName: 'VPCs' },
      Tags: { shape: 'Names', wireName: 'Tag', flattened: true },
      Labels: { shape: 'Labels' },
    },
    required: [],
  },
  Zone: {
    type: 'structure',
    xmlName: 'HostedZone',
    members: {
      Kind: { shape: 'string', wireName: 'kind', attribute: true },
      Name: { shape: 'string' },
      Vpcs: { shape: 'Vpcs', wireName: 'VPCs' },
      Tags: { shape: 'Names', wireName: 'Tag', flattened: true },
      Labels: { shape: 'Labels' },
    },
    required: [],
  },
  Created: {
    type: 'structure',
    members: {
      Location: { shape: 'string', http: { in: 'header', name: 'Location' } },
      Code: { shape: 'integer', http: { in: 'status', name: '' } },
      Zone: { shape: 'Zone', http: { in: 'payload', name: '' } },
    },
    required: [],
  },
  PutObject: {
    type: 'structure',
    members: {
      Key: { shape: 'string', http: { in: 'label', name: '' } },
      Body: { shape: 'blob', http: { in: 'payload', name: '' } },
    },
    required: [],
  },
  Listed: {
    type: 'structure',
    members: { Zones: { shape: 'Zones' }, Next: { shape: 'string' } },
    required: [],
  },
  Zones: { type: 'list', member: { shape: 'Zone', wireName: 'HostedZone' } },
  Vpcs: { type: 'list', member: { shape: 'string', wireName: 'VPC' } },
  Names: { type: 'list', member: { shape: 'string' } },
  Labels: { type: 'map', key: { shape: 'string' }, value: { shape: 'string' } },
};

const model: ServiceModel = {
  service: 'test',
  serviceId: 'Test',
  protocol: 'rest-xml',
  apiVersion: '2026-01-01',
  xmlNamespace: 'https://test/',
  operationNames: [],
  paginators: {},
  operations: Object.fromEntries(
    (
      [
        ['CreateZone', 'POST', '/v1/zone/{Id}', 201, 'CreateZone', 'Created'],
        ['ListZones', 'GET', '/v1/zone', 200, 'Unit', 'Listed'],
        ['CountZones', 'GET', '/v1/zone?count', 200, 'Unit', 'Listed'],
        ['GetDefault', 'GET', '/v1/zone/default', 200, 'Unit', 'Unit'],
        ['GetZone', 'GET', '/v1/zone/{Id}', 200, 'CreateZone', 'Created'],
        ['PutObject', 'PUT', '/o/{Key+}', 200, 'PutObject', 'PutObject'],
      ] as const
    ).map(([name, method, path, status, input, output]) => [
      name,
      { name, input, output, http: { method, path, status } },
    ]),
  ),
  shapes,
};

const codec = codecOf(model);

function request(method: string, url: string, body = '', headers: Record<string, string> = {}): HttpRequest {
  const [path = '', query = ''] = url.split('?');
  return { method, path, query, headers, body: new TextEncoder().encode(body) };
}

describe('REST-XML requests', () => {
  it.each([
    ['GET', '/v1/zone', 'ListZones'],
    ['GET', '/v1/zone/', 'ListZones'],
    ['GET', '/v1/zone?count', 'CountZones'],
    ['GET', '/v1/zone?count=&x=1', 'CountZones'],
    ['GET', '/v1/zone/default', 'GetDefault'],
    ['GET', '/v1/zone/Z1', 'GetZone'],
    ['POST', '/v1/zone/Z1', 'CreateZone'],
    ['PUT', '/o/a/b/c', 'PutObject'],
    ['DELETE', '/v1/zone/Z1', undefined],
    ['GET', '/v1/zone/Z1/records', undefined],
    ['GET', '/v1/zone/%', undefined],
  ])('%s %s is %s', (method, url, operation) => {
    expect(codec.parseRequest(request(method, url))?.operation).toBe(operation);
  });

  it('gather members from path, query string, headers and body', () => {
    const body = `<?xml version="1.0"?>
      <!-- made by hand --><CreateZoneRequest xmlns="https://test/">
        <Name>a &lt; b &#x26; <![CDATA[<c>]]></Name><Size>3</Size>
        <VPCs><VPC>vpc-1</VPC><VPC>vpc-2</VPC></VPCs><Tag>x</Tag><Tag>y</Tag>
        <Labels><entry><key>k</key><value>v</value></entry></Labels><Else/>
      </CreateZoneRequest>`;
    const url = '/v1/zone/Z%2F1?since=2026-01-05T08%3A00%3A00Z&type=A&type=MX';
    expect(codec.parseRequest(request('POST', url, body, { 'x-force': 'true', 'x-meta-a': 'b' }))).toEqual({
      operation: 'CreateZone',
      input: {
        Id: 'Z/1',
        Force: true,
        Since: '2026-01-05T08:00:00Z',
        Types: ['A', 'MX'],
        Meta: { a: 'b' },
        Name: 'a < b & <c>',
        Size: 3,
        Vpcs: ['vpc-1', 'vpc-2'],
        Tags: ['x', 'y'],
        Labels: { k: 'v' },
      },
      unknown: [],
    });
  });

  it('leave bytes alone', () => {
    const body = Uint8Array.of(0, 255, 60);
    expect(codec.parseRequest({ ...request('PUT', '/o/a%20b/c'), body })?.input).toEqual({
      Key: 'a b/c',
      Body: body,
    });
  });

  it.each([
    ['cut off', '<a><b></b>'],
    ['closed in the wrong order', '<a><b></a></b>'],
    ['closed twice', '<a></a></a>'],
    ['with two roots', '<a/><b/>'],
    ['with a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['of text', 'hello'],
    ['too deep', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`],
    ['with an open comment', '<a/><!-- '],
    ['with a broken attribute', '<a b=c/>'],
    ['with a million attributes', `<a ${'b="c" '.repeat(1_000_000)}/>`],
  ])('refuse a body %s', (_, body) => {
    expect(codec.parseRequest(request('POST', '/v1/zone/Z1', body))).toBeUndefined();
  });
});

describe('REST-XML responses', () => {
  it('put the payload into the body and the rest into status and headers', () => {
    const Zone = { Kind: 'a"b', Name: 'n', Vpcs: ['vpc-1'], Tags: ['x', 'y'], Labels: { k: 'v' } };
    expect(codec.serialiseResponse('CreateZone', { Location: '/z', Code: 202, Zone }, 'id-1')).toEqual({
      status: 202,
      headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': 'id-1', location: '/z' },
      body:
        '<?xml version="1.0" encoding="UTF-8"?>\n<HostedZone xmlns="https://test/"><Name>n</Name>' +
        '<VPCs><VPC>vpc-1</VPC></VPCs><Tag>x</Tag><Tag>y</Tag>' +
        '<Labels><entry><key>k</key><value>v</value></entry></Labels></HostedZone>',
    });
  });

  it('are named after the output where it has no payload', () => {
    const output = { Zones: [{ Kind: 'a"b', Name: 'n' }], Next: '1' };
    expect(codec.serialiseResponse('ListZones', output, 'id-1').body).toContain(
      '<Listed xmlns="https://test/"><Zones><HostedZone kind="a&quot;b"><Name>n</Name></HostedZone></Zones><Next>1</Next></Listed>',
    );
  });

  it('have no body where there is nothing to say, and bytes as they are', () => {
    expect(codec.serialiseResponse('GetDefault', {}, 'id-1')).toEqual({
      status: 200,
      headers: { 'x-amzn-requestid': 'id-1' },
      body: '',
    });
    expect(codec.serialiseResponse('PutObject', { Body: Uint8Array.of(1) }, 'id-1').body).toEqual(
      Uint8Array.of(1),
    );
  });

  it('tell errors', () => {
    const { status, body } = codec.serialiseError(
      { code: 'NoSuchZone', message: 'No.', status: 404 },
      'id-1',
    );
    expect(status).toBe(404);
    expect(body).toContain(
      '<ErrorResponse xmlns="https://test/"><Error><Type>Sender</Type><Code>NoSuchZone</Code>',
    );
  });
});
