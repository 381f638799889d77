import { describe, expect, test } from 'vitest';
import { DEFAULT_FORMAT, formatFlowLogRecord, parseFormat } from '../../../src/cloud/ec2/flow-log/fields.ts';
import { filter, scenery } from './scenery.ts';

const ROLE = 'arn:aws:iam::123456789012:role/flow-logs';

function withRequest() {
  const h = scenery();
  const request = {
    ResourceIds: [h.vpcId],
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogGroupName: 'flows',
    DeliverLogsPermissionArn: ROLE,
  };
  return { h, request };
}

test('R-VPC-170, R-VPC-171, R-VPC-173: created with the defaults', () => {
  const { h, request } = withRequest();
  const answer = h.call('CreateFlowLogs', request);
  expect(answer).toEqual({ FlowLogIds: [expect.stringMatching(/^fl-[0-9a-f]{17}$/)], Unsuccessful: [] });
  expect(h.call('DescribeFlowLogs', { Filter: [filter('resource-id', h.vpcId)] }).FlowLogs).toEqual([
    {
      CreationTime: expect.stringMatching(/^2026-01-05T08:00:05/),
      DeliverLogsPermissionArn: ROLE,
      DeliverLogsStatus: 'SUCCESS',
      FlowLogId: answer.FlowLogIds[0],
      FlowLogStatus: 'ACTIVE',
      LogDestinationType: 'cloud-watch-logs',
      LogFormat: DEFAULT_FORMAT,
      LogGroupName: 'flows',
      MaxAggregationInterval: 600,
      ResourceId: h.vpcId,
      Tags: [],
      TrafficType: 'ALL',
    },
  ]);
  expect(h.call('DescribeFlowLogs', { Filter: [filter('traffic-type', 'REJECT')] }).FlowLogs).toEqual([]);
});

test('several subjects, subnets and interfaces too', () => {
  const { h, request } = withRequest();
  const { NetworkInterfaceId } = h.call('CreateNetworkInterface', { SubnetId: h.subnetId }).NetworkInterface;
  h.call('CreateFlowLogs', { ...request, ResourceType: 'Subnet', ResourceIds: [h.subnetId] });
  h.call('CreateFlowLogs', {
    ...request,
    ResourceType: 'NetworkInterface',
    ResourceIds: [NetworkInterfaceId],
  });
  expect(h.call('DescribeFlowLogs').FlowLogs).toHaveLength(2);
});

test.each([
  [
    'group with S3',
    { LogDestinationType: 's3' },
    'InvalidParameter: LogDestination type must be cloud-watch-logs if LogGroupName is provided.',
  ],
  [
    'both',
    { LogDestination: 'arn:aws:s3:::b' },
    'InvalidParameter: Please only provide LogGroupName or only provide LogDestination.',
  ],
  [
    'neither',
    { LogGroupName: undefined },
    "InvalidParameter: LogDestination can't be empty if LogGroupName is not provided.",
  ],
  [
    'no role',
    { DeliverLogsPermissionArn: undefined },
    "InvalidParameter: DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
  ],
  [
    'R-VPC-173 interval',
    { MaxAggregationInterval: 61 },
    'InvalidParameter: Invalid Flow Log Max Aggregation Interval',
  ],
  [
    'unknown field',
    { LogFormat: `\${version} \${colour}` },
    'InvalidParameter: Unknown fields provided: [colour]',
  ],
  [
    'unknown VPC',
    { ResourceIds: ['vpc-00000000000000000'] },
    "InvalidVpcID.NotFound: The vpc ID 'vpc-00000000000000000' does not exist",
  ],
  ['another kind', { ResourceType: 'TransitGateway' }, /^NotSimulated/],
  [
    'no traffic type',
    { TrafficType: undefined },
    'MissingParameter: The request must contain the parameter trafficType',
  ],
])('R-VPC-179 refused: %s', (_name, input, expected) => {
  const { h, request } = withRequest();
  const error = h.error('CreateFlowLogs', { ...request, ...input });
  if (typeof expected === 'string') expect(error).toBe(expected);
  else expect(error).toMatch(expected);
});

test('R-VPC-179: some errors come with the resource', () => {
  const { h, request } = withRequest();
  const bucket = {
    ...request,
    LogGroupName: undefined,
    LogDestinationType: 's3',
    LogDestination: 'arn:aws:s3:::bucket/a',
  };
  expect(h.call('CreateFlowLogs', bucket)).toEqual({
    FlowLogIds: [],
    Unsuccessful: [
      { ResourceId: h.vpcId, Error: { Code: '400', Message: 'LogDestination: bucket does not exist' } },
    ],
  });
  h.call('CreateFlowLogs', request);
  expect(h.call('CreateFlowLogs', request).Unsuccessful[0].Error).toEqual({
    Code: 'FlowLogAlreadyExists',
    Message: 'Error. There is an existing Flow Log with the same configuration and log destination.',
  });
  h.call('CreateFlowLogs', { ...request, TrafficType: 'REJECT' });
  expect(h.call('CreateFlowLogs', { ...request, TrafficType: 'ACCEPT' }).Unsuccessful[0].Error.Code).toBe(
    'FlowLogsLimitExceeded',
  );
});

test('deleted by ID, all or none', () => {
  const { h, request } = withRequest();
  const { FlowLogIds } = h.call('CreateFlowLogs', request);
  const unknown = 'fl-00000000000000000';
  expect(h.error('DeleteFlowLogs', { FlowLogIds: [...FlowLogIds, unknown] })).toBe(
    `InvalidFlowLogId.NotFound: These flow log ids in the input list are not found: [TotalCount: 1] ${unknown}`,
  );
  expect(h.call('DeleteFlowLogs', { FlowLogIds })).toEqual({ Unsuccessful: [] });
  expect(h.call('DescribeFlowLogs').FlowLogs).toEqual([]);
});

describe('records', () => {
  const values = {
    'account-id': '123456789010',
    'interface-id': 'eni-1235b8ca',
    srcaddr: '172.31.16.139',
    dstaddr: '172.31.16.21',
    srcport: 20641,
    dstport: 22,
    protocol: 6,
    packets: 20,
    bytes: 4249,
    start: 1418530010,
    end: 1418530070,
    action: 'ACCEPT',
    'log-status': 'OK',
  };

  test('R-VPC-171: the default line', () => {
    expect(formatFlowLogRecord(values)).toBe(
      '2 123456789010 eni-1235b8ca 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK',
    );
  });

  test('R-VPC-172: no data', () => {
    const { 'account-id': account, 'interface-id': eni, start, end } = values;
    const nothing = { 'account-id': account, 'interface-id': eni, start, end, 'log-status': 'NODATA' };
    expect(formatFlowLogRecord(nothing)).toBe(
      '2 123456789010 eni-1235b8ca - - - - - - - 1418530010 1418530070 - NODATA',
    );
  });

  test.each([
    [`\${version} \${srcaddr} \${action}`, '2 172.31.16.139 ACCEPT'],
    [`\${version} \${tcp-flags} \${dstport}`, '3 19 22'],
    [`\${traffic-path}  \${version}`, '8 5'],
    [`\${version} \${az-id}`, '4 -'],
  ])('R-VPC-174…176: the format %s', (format, line) => {
    expect(formatFlowLogRecord({ ...values, 'tcp-flags': 19, 'traffic-path': 8 }, format)).toBe(line);
  });

  test('what names no field', () => {
    expect(parseFormat(`\${version} x \${action}`)).toEqual({
      fields: ['version', 'action'],
      unknown: ['x'],
    });
  });
});
