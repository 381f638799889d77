/**
 * The lists that AWS keeps for its services (R-VPC-161, R-VPC-167): there in every region, read-only, without version.
 * https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
 */
import type { PrefixList } from '@aws-sdk/client-ec2';
import { hash32 } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { describe } from '../../kernel/describe.ts';
import { AMAZON_RANGES, CLOUDFRONT_ORIGIN_FACING } from '../amazon/ranges.ts';
import { AWS_OWNER, type PrefixListItem, prefixList } from './prefix-list.ts';

const CLOUDFRONT = 'com.amazonaws.global.cloudfront.origin-facing';

/** Lists have the same ID for everybody. These are AWS's; those of other regions are made up, but stay the same. */
const KNOWN_IDS: Readonly<Record<string, string>> = {
  'us-east-1 com.amazonaws.us-east-1.s3': 'pl-63a5400a',
  'us-east-1 com.amazonaws.us-east-1.dynamodb': 'pl-02cd2c6b',
  [`us-east-1 ${CLOUDFRONT}`]: 'pl-3b927c52',
  'us-west-2 com.amazonaws.us-west-2.s3': 'pl-68a54001',
  'us-west-2 com.amazonaws.us-west-2.dynamodb': 'pl-00a54069',
  [`us-west-2 ${CLOUDFRONT}`]: 'pl-82a045eb',
  'eu-west-1 com.amazonaws.eu-west-1.s3': 'pl-6da54004',
  'eu-west-1 com.amazonaws.eu-west-1.dynamodb': 'pl-6fa54006',
  [`eu-west-1 ${CLOUDFRONT}`]: 'pl-4fa04526',
};

/** Puts AWS's lists into a fresh region. */
export function createAwsPrefixLists(context: Context): void {
  const ranges = AMAZON_RANGES[context.region];
  addAwsList(`com.amazonaws.${context.region}.s3`, 1, ranges?.s3 ?? [], context);
  addAwsList(`com.amazonaws.${context.region}.dynamodb`, 1, ranges?.dynamodb ?? [], context);
  addAwsList(CLOUDFRONT, 55, CLOUDFRONT_ORIGIN_FACING, context);
}

function addAwsList(name: string, weight: number, blocks: readonly string[], context: Context): void {
  const key = `${context.region} ${name}`;
  const id = KNOWN_IDS[key] ?? `${prefixList.prefix}-${hash32(key).toString(16).padStart(8, '0')}`;
  context.add(prefixList, {
    PrefixListId: id,
    AddressFamily: 'IPv4',
    State: 'create-complete',
    PrefixListArn: `arn:aws:ec2:${context.region}:aws:prefix-list/${id}`,
    PrefixListName: name,
    Tags: [],
    OwnerId: AWS_OWNER,
    Entries: blocks.map((Cidr) => ({ Cidr })),
    Earlier: [],
    Weight: weight,
  });
}

/** The older question, which knows AWS's lists only. */
export const describePrefixLists = describe(prefixList, {
  ids: 'PrefixListIds',
  result: 'PrefixLists',
  items: (context) => context.list(prefixList).filter((item) => item.OwnerId === AWS_OWNER),
  view: showBriefly,
});

function showBriefly(item: PrefixListItem): PrefixList {
  const { PrefixListId, PrefixListName } = item;
  return { Cidrs: item.Entries.map((entry) => entry.Cidr), PrefixListId, PrefixListName };
}
