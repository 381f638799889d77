import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../scripts/model/build-model.ts';
import type { ServiceModel } from '../../../src/model/model.ts';
import { type Codec, codecOf, type HttpRequest } from '../../../src/model/protocol/codec.ts';
import { arbitraryStructure } from '../arbitrary-input.ts';
import { comparable, type SdkClient, sdkClient } from './sdk-client.ts';

const ec2 = buildModel('ec2', 'all');
const sts = buildModel('sts', 'all');
const ec2Codec = codecOf(ec2);
const stsCodec = codecOf(sts);
const ec2Client = sdkClient('@aws-sdk/client-ec2', 'EC2Client');
const stsClient = sdkClient('@aws-sdk/client-sts', 'STSClient');

describe('with the real SDK clients', { timeout: 120_000 }, () => {
  const taste = {
    depth: 4,
    mistakes: 0,
    timestamp: fc.integer({ min: 0, max: 4e9 }).map((seconds) => new Date(seconds * 1000)),
    text: fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => `<${text}&>`),
  };

  it.each<[ServiceModel, Codec, SdkClient]>([
    [ec2, ec2Codec, ec2Client],
    [sts, stsCodec, stsClient],
  ])(
    '$service: every operation, simulated or not, gets its input through and its output back',
    async (model, codec, client) => {
      // Before it sends CopySnapshot, the client signs a second request of its own.
      const operations = Object.values(model.operations).filter(({ name }) => name !== 'CopySnapshot');
      for (const { name, input, output } of operations) {
        const inputs = fc.sample(arbitraryStructure(model, input, taste), { numRuns: 3, seed: 7 });
        const outputs = fc.sample(arbitraryStructure(model, output, taste), { numRuns: 3, seed: 8 });
        for (const [index, sent] of inputs.entries()) {
          let parsed: ReturnType<Codec['parseRequest']>;
          const { $metadata, ...received } = await client.send(name, sent, (request) => {
            parsed = codec.parseRequest(request);
            return codec.serialiseResponse(name, outputs[index]!, 'request-1');
          });
          expect(parsed, name).toMatchObject({ operation: name, unknown: [] });
          expect(comparable(parsed!.input), name).toEqual(comparable(sent));
          expect(comparable(received), name).toEqual(comparable(outputs[index]));
          expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: 'request-1' });
        }
      }
    },
  );

  it.each<[string, Codec, SdkClient, string, string]>([
    ['DescribeVpcs', ec2Codec, ec2Client, 'InvalidVpcID.NotFound', 'InvalidVpcID.NotFound'],
    ['GetCallerIdentity', stsCodec, stsClient, 'ExpiredToken', 'ExpiredToken'],
    ['AssumeRole', stsCodec, stsClient, 'MalformedPolicyDocument', 'MalformedPolicyDocumentException'],
  ])('%s: an error arrives with its code and words', async (operation, codec, client, code, name) => {
    const message = `The vpc ID 'vpc-<1>' does not exist & "never" did`;
    const input = { RoleArn: 'arn:aws:iam::123456789012:role/x', RoleSessionName: 'xy' };
    const answer = client.send(operation, input, () =>
      codec.serialiseError({ code, message, status: 400 }, 'request-2'),
    );
    await expect(answer).rejects.toMatchObject({
      name,
      message,
      $metadata: { httpStatusCode: 400, requestId: 'request-2' },
    });
  });
});

describe('parseRequest', () => {
  const post = (body: string): HttpRequest => ({
    method: 'POST',
    path: '/',
    query: '',
    headers: {},
    body: new TextEncoder().encode(body),
  });

  it('reads parameters from the query string as well as from the body', () => {
    const request = {
      ...post('VpcId.1=vpc-1'),
      query: 'Action=DescribeVpcs&Version=2016-11-15&X-Amz-Signature=0',
    };
    expect(ec2Codec.parseRequest(request)).toEqual({
      operation: 'DescribeVpcs',
      input: { VpcIds: ['vpc-1'] },
      unknown: [],
    });
  });

  it('puts list items in the order of their numbers, whatever gaps they leave', () => {
    const body = 'Action=DescribeVpcs&VpcId.10=c&VpcId.2=b&VpcId.1=a&VpcId.999999999=d';
    expect(ec2Codec.parseRequest(post(body))?.input).toEqual({ VpcIds: ['a', 'b', 'c', 'd'] });
  });

  it('names what the operation does not know, in the words of the request', () => {
    const body = 'Action=CreateVpc&CidrBlok=10.0.0.0/16&TagSpecification.1.Colour=red&CidrBlock.1=x';
    expect(ec2Codec.parseRequest(post(body))).toMatchObject({
      unknown: ['CidrBlock.1', 'TagSpecification.1.Colour', 'CidrBlok'],
    });
  });

  it('leaves values that are none of their type for validation to name', () => {
    const body = 'Action=DescribeVpcs&MaxResults=many&DryRun=perhaps';
    expect(ec2Codec.parseRequest(post(body))?.input).toEqual({ MaxResults: 'many', DryRun: 'perhaps' });
  });

  it.each([
    ['YWI=', [97, 98]],
    ['YWI', [97, 98]],
    ['', []],
  ])('reads the bytes of %j', (text, bytes) => {
    const body = `Action=ImportKeyPair&PublicKeyMaterial=${encodeURIComponent(text)}`;
    expect(ec2Codec.parseRequest(post(body))?.input).toEqual({ PublicKeyMaterial: Uint8Array.from(bytes) });
  });

  it.each(['no base64!', 'YWIYW', '=='])('leaves %j, which is no base64, as it is', (text) => {
    const body = `Action=ImportKeyPair&PublicKeyMaterial=${encodeURIComponent(text)}`;
    expect(ec2Codec.parseRequest(post(body))?.input).toEqual({ PublicKeyMaterial: text });
  });

  it('passes on operations that it has no model of, without an input', () => {
    const body = 'Action=LaunchRocket&Version=2016-11-15&To=moon';
    expect(ec2Codec.parseRequest(post(body))).toEqual({ operation: 'LaunchRocket', input: {}, unknown: [] });
    expect(ec2Codec.parseRequest(post('Action=toString'))).toMatchObject({ input: {} });
  });

  it('does not let names reach the prototype', () => {
    const body =
      'Action=CreateTags&__proto__.polluted=1&constructor.prototype.polluted=1&Tag.1.__proto__.x=1';
    expect(ec2Codec.parseRequest(post(body))?.input).toEqual({ Tags: [{}] });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    ['no action', 'Version=2016-11-15'],
    ['nothing', ''],
    ['a parameter too deep', `Action=DescribeVpcs&${'a.'.repeat(40)}a=1`],
    ['too many parameters', `Action=DescribeVpcs${'&VpcId.1=a'.repeat(10_001)}`],
  ])('refuses %s', (_, body) => {
    expect(ec2Codec.parseRequest(post(body))).toBeUndefined();
  });
});

describe('envelopes', () => {
  it('of EC2', () => {
    expect(ec2Codec.serialiseResponse('DeleteVpc', {}, 'id-1').body).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<DeleteVpcResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">' +
        '<requestId>id-1</requestId><return>true</return></DeleteVpcResponse>',
    );
    expect(
      ec2Codec.serialiseResponse('DescribeVpcs', { Vpcs: [{ VpcId: 'vpc-1', Tags: [] }] }, 'id-1').body,
    ).toContain('<vpcSet><item><tagSet/><vpcId>vpc-1</vpcId></item></vpcSet>');
    expect(ec2Codec.serialiseError({ code: 'A.B', message: 'c < d', status: 400 }, 'id-1')).toEqual({
      status: 400,
      headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': 'id-1' },
      body:
        '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<Response><Errors><Error><Code>A.B</Code><Message>c &lt; d</Message></Error></Errors>' +
        '<RequestID>id-1</RequestID></Response>',
    });
  });

  it('of the query protocol', () => {
    const output = { UserId: 'AIDA', Account: '123456789012', Arn: 'arn' };
    expect(stsCodec.serialiseResponse('GetCallerIdentity', output, 'id-1').body).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
        '<UserId>AIDA</UserId><Account>123456789012</Account><Arn>arn</Arn></GetCallerIdentityResult>' +
        '<ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></GetCallerIdentityResponse>',
    );
    expect(
      stsCodec.serialiseError({ code: 'InternalFailure', message: 'm', status: 500 }, 'id-1').body,
    ).toContain(
      '<Error><Type>Receiver</Type><Code>InternalFailure</Code><Message>m</Message></Error><RequestId>id-1</RequestId>',
    );
  });

  it('carry the timestamps that the world stores', () => {
    const output = { Reservations: [{ Instances: [{ LaunchTime: '2026-01-05T08:00:00+00:00' }] }] };
    expect(ec2Codec.serialiseResponse('DescribeInstances', output, 'id').body).toContain(
      '<launchTime>2026-01-05T08:00:00.000Z</launchTime>',
    );
  });

  it('replace characters that XML cannot carry', () => {
    const output = { Vpcs: [{ VpcId: 'a\u0000b\rc' }] };
    expect(ec2Codec.serialiseResponse('DescribeVpcs', output, 'id').body).toContain(
      '<vpcId>a\ufffdb&#13;c</vpcId>',
    );
  });
});
