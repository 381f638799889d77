/** Transit gateways: CIDR blocks, exported routes, attachments of Direct Connect gateways, quotas. */
import { produce } from 'immer';
import { describe, expect, test } from 'vitest';
import type { AttachmentItem } from '../../../src/cloud/ec2/transit-gateway-attachment/attachment.ts';
import {
  attachDirectConnectGateway,
  detachDirectConnectGateway,
  directConnectAttachment,
} from '../../../src/cloud/ec2/transit-gateway-attachment/direct-connect.ts';
import { Context } from '../../../src/cloud/kernel/context.ts';
import { insteadOf } from '../../../src/model/instead.ts';
import { type Harness, harness, type Output } from '../harness.ts';

const ACCOUNT = '123456789012';

function gateway(h: Harness, Options: object = {}): Output {
  const { TransitGateway } = h.call('CreateTransitGateway', { Options });
  h.advance(100);
  return TransitGateway;
}

describe('R-TGW-6: CIDR blocks', () => {
  const blocks = (h: Harness): string[] | undefined =>
    h.call('DescribeTransitGateways').TransitGateways[0].Options.TransitGatewayCidrBlocks;

  test('are given at the start, added and taken away', () => {
    const h = harness();
    const { TransitGatewayId } = gateway(h, { TransitGatewayCidrBlocks: ['10.99.0.7/24'] });
    expect(blocks(h)).toEqual(['10.99.0.0/24']);
    const change = (Options: object) => {
      h.call('ModifyTransitGateway', { TransitGatewayId, Options });
      h.advance(10);
    };
    change({ AddTransitGatewayCidrBlocks: ['2001:db8::/64'] });
    expect(blocks(h)).toEqual(['10.99.0.0/24', '2001:db8::/64']);
    change({ RemoveTransitGatewayCidrBlocks: ['10.99.0.0/24', '2001:db8::/64'] });
    expect(blocks(h)).toBeUndefined();
  });

  test.each([
    [['10.99.0.0/25'], /Expecting a block of \/24 or larger/],
    [['2001:db8::/65'], /Expecting a block of \/64 or larger/],
    [['169.254.8.0/24'], /Link-local/],
    [['10.99.0.0/24', '10.99.0.0/16'], /overlaps/],
    [['1', '2', '3', '4', '5', '6'].map((n) => `10.9${n}.0.0/24`), /^TransitGatewayCidrBlockLimitExceeded/],
    [['nonsense'], /is not a valid CIDR block/],
  ])('%j is refused', (TransitGatewayCidrBlocks, expected) => {
    expect(harness().error('CreateTransitGateway', { Options: { TransitGatewayCidrBlocks } })).toMatch(
      expected,
    );
  });

  test('nothing that is not there is taken away', () => {
    const h = harness();
    const { TransitGatewayId } = gateway(h);
    const Options = { RemoveTransitGatewayCidrBlocks: ['10.0.0.0/24'] };
    expect(h.error('ModifyTransitGateway', { TransitGatewayId, Options })).toMatch(/has no such CIDR block/);
  });
});

describe('ExportTransitGatewayRoutes', () => {
  test('puts the routes that were asked for into a bucket', () => {
    const h = harness();
    h.call('s3:CreateBucket', { Bucket: 'tables-of-ours' });
    const { Options } = gateway(h);
    const TransitGatewayRouteTableId = Options.AssociationDefaultRouteTableId;
    for (const DestinationCidrBlock of ['10.8.0.0/16', '10.9.0.0/16'])
      h.call('CreateTransitGatewayRoute', {
        TransitGatewayRouteTableId,
        DestinationCidrBlock,
        Blackhole: true,
      });
    const Filters = [{ Name: 'route-search.exact-match', Values: ['10.9.0.0/16'] }];
    const { S3Location } = h.call('ExportTransitGatewayRoutes', {
      TransitGatewayRouteTableId,
      S3Bucket: 'tables-of-ours',
      Filters,
    });
    const [, key] =
      /^s3:\/\/tables-of-ours\/(VPCTransitGateway\/TransitGatewayRouteTables\/tgw-rtb-.*\.json)$/.exec(
        S3Location,
      ) ?? [''];
    const { Contents } = h.call('s3:ListObjectsV2', { Bucket: 'tables-of-ours' });
    expect(Contents.map(({ Key }: { Key: string }) => Key)).toEqual([key]);
    const { Body } = h.call('s3:GetObject', { Bucket: 'tables-of-ours', Key: key });
    expect(JSON.parse(Body)).toEqual({
      filter: [{ name: 'route-search.exact-match', values: ['10.9.0.0/16'] }],
      routes: [{ destinationCidrBlock: '10.9.0.0/16', type: 'static', state: 'blackhole' }],
    });
    expect(
      h.error('ExportTransitGatewayRoutes', { TransitGatewayRouteTableId, S3Bucket: 'nobodys-bucket' }),
    ).toMatch(/^InvalidParameterValue: .*The bucket does not exist/);
  });
});

describe('R-TGW-3: attachments of Direct Connect gateways', () => {
  test('come and go with their association, and take no static routes (R-TGW-11)', () => {
    const h = harness();
    const { TransitGatewayId, Options } = gateway(h);
    const change = (make: (context: Context) => unknown) => {
      h.world = produce(h.world, (draft) => {
        make(new Context(draft, 'us-east-1', []));
      });
      h.advance(10);
    };
    change((context) => attachDirectConnectGateway(TransitGatewayId, 'a-gateway', context));
    const item = directConnectAttachment(TransitGatewayId, 'a-gateway', h.context()) as AttachmentItem;
    const shown = () => h.call('DescribeTransitGatewayAttachments').TransitGatewayAttachments[0];
    expect(shown()).toMatchObject({
      ResourceType: 'direct-connect-gateway',
      ResourceId: 'a-gateway',
      State: 'available',
      Association: { State: 'associated' },
    });
    const { TransitGatewayAttachmentId } = item;
    expect(
      h.error('CreateTransitGatewayRoute', {
        TransitGatewayRouteTableId: Options.AssociationDefaultRouteTableId,
        DestinationCidrBlock: '10.9.0.0/16',
        TransitGatewayAttachmentId,
      }),
    ).toMatch(/^InvalidRequest: .*direct-connect-gateway/);
    expect(h.error('DeleteTransitGateway', { TransitGatewayId })).toBe(
      `IncorrectState: ${TransitGatewayId} has non-deleted DirectConnect Gateway Attachments: ${TransitGatewayAttachmentId}.`,
    );
    change((context) => detachDirectConnectGateway(TransitGatewayId, 'a-gateway', context));
    expect(directConnectAttachment(TransitGatewayId, 'a-gateway', h.context())).toBeUndefined();
    expect(shown().State).toBe('deleted');
  });
});

describe('R-TGW-6, R-TGW-19: peering', () => {
  const ask = (TransitGatewayId: string, PeerTransitGatewayId: string, PeerRegion: string) => ({
    TransitGatewayId,
    PeerTransitGatewayId,
    PeerAccountId: ACCOUNT,
    PeerRegion,
  });

  test('within one region, either side has an association of its own', () => {
    const h = harness();
    const [one, two] = [gateway(h), gateway(h)];
    const request = ask(one.TransitGatewayId, two.TransitGatewayId, 'us-east-1');
    const id: string = h.call('CreateTransitGatewayPeeringAttachment', request)
      .TransitGatewayPeeringAttachment.TransitGatewayAttachmentId;
    const peerings = () =>
      h.call('DescribeTransitGatewayPeeringAttachments').TransitGatewayPeeringAttachments as Output[];
    h.advance(10);
    expect(peerings().map(({ State }) => State)).toEqual(['pendingAcceptance']);
    h.call('AcceptTransitGatewayPeeringAttachment', { TransitGatewayAttachmentId: id });
    h.advance(90);
    expect(peerings()).toMatchObject([
      { State: 'available', RequesterTgwInfo: { TransitGatewayId: one.TransitGatewayId } },
    ]);
    const sides = () => h.call('DescribeTransitGatewayAttachments').TransitGatewayAttachments as Output[];
    const table = ({ Options }: Output) => Options.AssociationDefaultRouteTableId;
    expect(
      sides().map(({ TransitGatewayAttachmentId, TransitGatewayId, ResourceId, Association }) => [
        TransitGatewayAttachmentId,
        TransitGatewayId,
        ResourceId,
        Association.TransitGatewayRouteTableId,
      ]),
    ).toEqual([
      [id, one.TransitGatewayId, two.TransitGatewayId, table(one)],
      [id, two.TransitGatewayId, one.TransitGatewayId, table(two)],
    ]);
    h.call('DisassociateTransitGatewayRouteTable', {
      TransitGatewayRouteTableId: table(two),
      TransitGatewayAttachmentId: id,
    });
    h.advance(10);
    expect(sides().map(({ Association }) => Association?.State)).toEqual(['associated', undefined]);
    h.call('DeleteTransitGatewayPeeringAttachment', { TransitGatewayAttachmentId: id });
    h.advance(60);
    expect(sides().map(({ State }) => State)).toEqual(['deleted', 'deleted']);
    h.advance(7300);
    expect(sides()).toEqual([]);
  });

  test('nobody peers with itself, or waits for more than ten', () => {
    const h = harness();
    const { TransitGatewayId } = gateway(h);
    expect(
      h.error('CreateTransitGatewayPeeringAttachment', ask(TransitGatewayId, TransitGatewayId, 'us-east-1')),
    ).toMatch(/no peering with itself/);
    for (let count = 0; count < 10; count++)
      h.call(
        'CreateTransitGatewayPeeringAttachment',
        ask(TransitGatewayId, `tgw-0000000${count}`, 'eu-west-1'),
      );
    expect(
      h.error('CreateTransitGatewayPeeringAttachment', ask(TransitGatewayId, 'tgw-00000010', 'eu-west-1')),
    ).toMatch(/^TransitGatewayAttachmentLimitExceeded: .*pending/);
  });
});

test.each([
  'CreateTransitGatewayMulticastDomain',
  'CreateTransitGatewayPolicyTable',
  'CreateTransitGatewayRouteTableAnnouncement',
])('%s is refused with a way out', (operation) => {
  expect(insteadOf('ec2', operation)).toMatch(/\.$/);
});
