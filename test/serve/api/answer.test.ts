import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../src/model/protocol/codec.ts';
import { ask, authorization, json, openDesk, query, REQUEST_ID, request, signed } from './setting.ts';

const EC2 = 'Version=2016-11-15&Action=';

describe('a request finds its service and region by the scope of its signature', () => {
  it.each([
    ['us-east-1', 'us-east-1a'],
    ['eu-west-1', 'eu-west-1a'],
  ])('EC2 in %s', (region, zone) => {
    const sent = request({
      headers: {
        authorization: authorization('ec2', region),
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: `${EC2}DescribeAvailabilityZones`,
    });
    expect(ask(openDesk(), sent).text).toContain(`<zoneName>${zone}</zoneName>`);
  });

  it('in the query of a presigned URL', () => {
    const scope = 'X-Amz-Credential=AKID%2F20261123%2Feu-west-1%2Fsts%2Faws4_request&X-Amz-Signature=0';
    const sent = request({ method: 'GET', query: `Version=2011-06-15&Action=GetCallerIdentity&${scope}` });
    expect(ask(openDesk(), sent).text).toContain('<Account>123456789012</Account>');
  });

  it('elastic load balancing signs with a name of its own', () => {
    const sent = query('elasticloadbalancing', 'Version=2015-12-01&Action=DescribeLoadBalancers');
    expect(ask(openDesk(), sent)).toMatchObject({ status: 200 });
  });
});

describe('what goes wrong is told in the protocol that was spoken', () => {
  const cases: readonly [string, HttpRequest, number, string][] = [
    [
      'EC2, unsigned',
      request({
        body: `${EC2}DescribeVpcs`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
      400,
      '<Code>MissingParameter</Code>',
    ],
    ['EC2, no action', query('ec2', 'Version=2016-11-15'), 400, '<Code>MissingParameter</Code>'],
    ['EC2, garbage', query('ec2', '\u0000\u0001%%%'), 400, '<Response><Errors><Error>'],
    ['EC2, an action of nobody', query('ec2', `${EC2}LaunchRocket`), 400, '<Code>InvalidAction</Code>'],
    ['EC2, not simulated', query('ec2', `${EC2}DescribeFpgaImages`), 501, '<Code>NotSimulated</Code>'],
    [
      'EC2, a parameter of nobody',
      query('ec2', `${EC2}DescribeVpcs&Colour=red`),
      400,
      'The parameter Colour is not recognized',
    ],
    [
      'EC2, a number that is none',
      query('ec2', `${EC2}DescribeVpcs&MaxResults=many`),
      400,
      '<Code>InvalidParameterValue</Code>',
    ],
    ['EC2, a parameter missing', query('ec2', `${EC2}DeleteVpc`), 400, 'must contain the parameter VpcId'],
    [
      'EC2, an error of the service',
      query('ec2', `${EC2}DeleteVpc&VpcId=vpc-1234567890abcdef0`),
      400,
      '<Code>InvalidVpcID.NotFound</Code>',
    ],
    [
      'query, an action of nobody',
      query('sts', 'Version=2011-06-15&Action=Nothing'),
      400,
      '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>InvalidAction</Code>',
    ],
    [
      'JSON, no operation',
      json('acm', 'CertificateManager', '{}'),
      400,
      '"__type":"UnknownOperationException"',
    ],
    [
      'JSON, garbage',
      json('acm', 'CertificateManager.ListCertificates', '{"a":'),
      400,
      '"__type":"SerializationException"',
    ],
    [
      'JSON, a member missing',
      json('acm', 'CertificateManager.DescribeCertificate', '{}'),
      400,
      "Value null at 'certificateArn' failed to satisfy constraint",
    ],
    [
      'JSON, a member too short',
      json('acm', 'CertificateManager.DescribeCertificate', '{"CertificateArn":"a"}'),
      400,
      'Member must have length greater than or equal to 20',
    ],
    [
      'REST-XML, no such path',
      signed('route53', { method: 'GET', path: '/moon' }),
      404,
      '<Code>UnknownOperationException</Code>',
    ],
    [
      'REST-XML, garbage',
      signed('route53', { path: '/2013-04-01/hostedzone', body: '<a' }),
      400,
      '<Code>InvalidInput</Code>',
    ],
    [
      'REST-XML, not simulated',
      signed('cloudfront', { method: 'GET', path: '/2020-05-31/function' }),
      501,
      '<Code>NotSimulated</Code>',
    ],
    [
      'REST-XML, a status of its own',
      signed('route53', { method: 'GET', path: '/2013-04-01/hostedzone/Z0000000000000000000A' }),
      404,
      '<Code>NoSuchHostedZone</Code>',
    ],
    [
      'S3, no such bucket',
      signed('s3', { method: 'GET', path: '/nobody-has-this-bucket' }),
      404,
      '<Error><Code>NoSuchBucket</Code>',
    ],
    [
      'S3, not simulated',
      signed('s3', { method: 'GET', path: '/b/k', query: 'uploadId=1&x-id=ListParts' }),
      501,
      '<Code>NotSimulated</Code>',
    ],
    [
      'S3, a method of nobody',
      signed('s3', { method: 'PATCH', path: '/b/k' }),
      405,
      '<Code>MethodNotAllowed</Code>',
    ],
    [
      'S3, unsigned',
      request({ method: 'GET', path: '/nobody-has-this-bucket/k' }),
      404,
      '<Code>NoSuchBucket</Code>',
    ],
    [
      'a region of nobody',
      request({
        headers: {
          authorization: authorization('ec2', 'moon-1'),
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: `${EC2}DescribeVpcs`,
      }),
      401,
      '<Code>AuthFailure</Code>',
    ],
    [
      'a service that is not simulated, JSON',
      json('dynamodb', 'DynamoDB_20120810.ListTables', '{}'),
      501,
      '"__type":"NotSimulated"',
    ],
    [
      'a service that is not simulated, query',
      query('iam', 'Action=ListUsers&Version=2010-05-08'),
      501,
      '<Code>NotSimulated</Code>',
    ],
  ];
  it.each(cases)('%s', (_, sent, status, words) => {
    const answer = ask(openDesk(), sent);
    expect(answer.text).toContain(words);
    expect(answer.status).toBe(status);
  });
});

describe('every answer has a request ID where its protocol has it', () => {
  it.each([
    ['ec2', query('ec2', `${EC2}DescribeVpcs`), `<requestId>${REQUEST_ID}</requestId>`],
    [
      'query',
      query('sts', 'Version=2011-06-15&Action=GetCallerIdentity'),
      `<RequestId>${REQUEST_ID}</RequestId>`,
    ],
    ['json', json('acm', 'CertificateManager.ListCertificates', '{}'), ''],
    ['rest-xml', signed('route53', { method: 'GET', path: '/2013-04-01/hostedzone' }), ''],
  ])('%s', (_, sent, words) => {
    const { headers, text } = ask(openDesk(), sent);
    expect(headers['x-amzn-requestid']).toBe(REQUEST_ID);
    expect(text).toContain(words);
  });

  it('S3, in its own way', () => {
    const { headers, text } = ask(openDesk(), signed('s3', { method: 'GET', path: '/no-such-bucket-here' }));
    expect(headers['x-amz-request-id']).toBe('1111111122224333');
    expect(text).toContain('<RequestId>1111111122224333</RequestId>');
  });
});

describe('a HEAD has no body', () => {
  it('not even for an error', () => {
    const answer = ask(openDesk(), signed('s3', { method: 'HEAD', path: '/no-such-bucket-here' }));
    expect(answer).toMatchObject({ status: 404, text: '' });
  });
});
