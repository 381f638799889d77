import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientEnv, isInstalled, say } from './programs.ts';
import { type Served, serveAccount } from './serving.ts';

const SCRIPT = `
import boto3, json
from botocore.exceptions import ClientError
def code(call):
    try: call()
    except ClientError as error: return [error.response['Error']['Code'], error.response['ResponseMetadata']['HTTPStatusCode'], bool(error.response['ResponseMetadata']['RequestId'])]
route53 = boto3.client('route53')
zone = route53.create_hosted_zone(Name='contract.example', CallerReference='1')
change = {'Changes': [{'Action': 'CREATE', 'ResourceRecordSet': {'Name': 'w.contract.example', 'Type': 'A', 'TTL': 60, 'ResourceRecords': [{'Value': '192.0.2.1'}]}}]}
make = lambda: route53.change_resource_record_sets(HostedZoneId=zone['HostedZone']['Id'], ChangeBatch=change)
changed = make()
route53.get_waiter('resource_record_sets_changed').wait(Id=changed['ChangeInfo']['Id'])
cloudfront = boto3.client('cloudfront')
s3 = boto3.client('s3')
s3.create_bucket(Bucket='contract-boto')
s3.put_object(Bucket='contract-boto', Key='a b/ü.txt', Body='grüezi'.encode(), ContentType='text/plain', Metadata={'Place': 'Bern'})
found = s3.get_object(Bucket='contract-boto', Key='a b/ü.txt')
print(json.dumps({
    'twice': code(make),
    'nozone': code(lambda: route53.get_hosted_zone(Id='Z00000000000000000000')),
    'noarn': code(lambda: boto3.client('acm').describe_certificate(CertificateArn='arn:aws:acm:us-east-1:123456789012:certificate/none')),
    'nobalancer': code(lambda: boto3.client('elbv2').describe_load_balancers(Names=['none'])),
    'nokey': code(lambda: s3.get_object(Bucket='contract-boto', Key='none')),
    'noserver': code(lambda: boto3.client('cloudfront').get_distribution(Id='E000000000000')),
    'records': [r['Name'] for page in route53.get_paginator('list_resource_record_sets').paginate(HostedZoneId=zone['HostedZone']['Id'], PaginationConfig={'PageSize': '1'}) for r in page['ResourceRecordSets']],
    'body': found['Body'].read().decode(), 'metadata': found['Metadata'], 'type': found['ContentType'],
    'keys': [o['Key'] for o in s3.list_objects_v2(Bucket='contract-boto')['Contents']],
    'account': boto3.client('sts').get_caller_identity()['Account'],
}))
`;

describe.skipIf(!isInstalled('python3', '-c', 'import boto3'))('boto3', { timeout: 120_000 }, () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveAccount();
  });
  afterAll(() => served.serving.close());

  it('gets through with requests, errors, waiters and pages', async () => {
    const { stdout, stderr } = await say('python3', ['-c', SCRIPT], { env: clientEnv(served.port) });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      twice: ['InvalidChangeBatch', 400, true],
      nozone: ['NoSuchHostedZone', 404, true],
      noarn: ['ResourceNotFoundException', 400, true],
      nobalancer: ['LoadBalancerNotFound', 400, true],
      nokey: ['NoSuchKey', 404, true],
      noserver: ['NoSuchDistribution', 404, true],
      records: ['contract.example.', 'contract.example.', 'w.contract.example.'],
      body: 'grüezi',
      metadata: { place: 'Bern' },
      type: 'text/plain',
      keys: ['a b/ü.txt'],
      account: '123456789012',
    });
  });
});
