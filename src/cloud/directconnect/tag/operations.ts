/** Tags by ARN: `arn:aws:directconnect:REGION:ACCOUNT:dxcon/dxcon-…`, and `dxvif`, `dxlag`, `dx-gateway` alike. */
import type {
  DescribeTagsRequest,
  DescribeTagsResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-direct-connect';
import type { Context } from '../../kernel/context.ts';
import { type Operations, type Resource, read, write } from '../../kernel/resource.ts';
import { connection } from '../connection/connection.ts';
import { clientException } from '../errors.ts';
import { directConnectGateway, globally } from '../gateway/gateway.ts';
import { lag } from '../lag/lag.ts';
import { virtualInterface } from '../virtual-interface/virtual-interface.ts';
import { type StoredTag, withTags } from './tags.ts';

interface Tagged {
  tags: StoredTag[];
}

// biome-ignore lint/suspicious/noExplicitAny: item types differ from kind to kind
type AnyResource = Resource<any>;

/** By the part of the ARN that names the kind: one line each. */
const TAGGED: Readonly<Record<string, AnyResource>> = {
  dxcon: connection,
  dxlag: lag,
  dxvif: virtualInterface,
  'dx-gateway': directConnectGateway,
};

export const tagOperations: Operations = {
  TagResource: write<TagResourceRequest, object>(({ resourceArn, tags }, context) => {
    const item = tagged(resourceArn ?? '', context);
    item.tags = withTags(item.tags, tags);
    return {};
  }),
  UntagResource: write<UntagResourceRequest, object>(({ resourceArn, tagKeys }, context) => {
    const item = tagged(resourceArn ?? '', context);
    item.tags = item.tags.filter(({ key }) => !tagKeys?.includes(key));
    return {};
  }),
  DescribeTags: read<DescribeTagsRequest, DescribeTagsResponse>(({ resourceArns }, context) => ({
    resourceTags: (resourceArns ?? []).map((resourceArn) => ({
      resourceArn,
      tags: tagged(resourceArn, context).tags,
    })),
  })),
};

function tagged(arn: string, context: Context): Tagged {
  const [, region, account, kind = '', id = ''] =
    /^arn:aws:directconnect:([\w-]*):(\d{12}):([\w-]+)\/(.+)$/.exec(arn) ?? [];
  const resource = Object.hasOwn(TAGGED, kind) ? TAGGED[kind] : undefined;
  if (!resource) throw clientException(`The resource ARN ${arn} is invalid.`);
  // What is global has no region in its ARN.
  const place = resource === directConnectGateway ? globally(context) : context;
  const isOurs = account === context.account && region === (place === context ? context.region : '');
  const item = isOurs ? place.find(resource as Resource<Tagged>, id) : undefined;
  if (!item) throw clientException(`The resource ${arn} does not exist.`);
  return item;
}
