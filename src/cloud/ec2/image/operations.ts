/** What can be done with images. */
import type { DescribeImagesRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { applyFilters } from '../../kernel/filters.ts';
import { paginate } from '../../kernel/pagination.ts';
import type { Operations } from '../../kernel/resource.ts';
import { read } from '../../kernel/resource.ts';
import { withoutEmptyTags } from '../../kernel/tags.ts';
import { type ImageItem, image } from './image.ts';

export const imageOperations: Operations = {
  DescribeImages: read<DescribeImagesRequest, object>(describeImages),
};

function describeImages(input: DescribeImagesRequest, context: Context): object {
  const all = input.ImageIds?.length
    ? [...new Set(input.ImageIds)].map((id) => context.get(image, id))
    : context.list(image);
  const items = all.filter((item) => isOwned(item, input.Owners, context));
  const page = paginate(applyFilters(items, input.Filters, image.filters, context), input, {
    least: 1,
    most: 1000,
  });
  return { Images: page.items.map(withoutEmptyTags), ...(page.nextToken && { NextToken: page.nextToken }) };
}

/** By account, `self`, or the alias of one of AWS's own accounts. */
function isOwned(item: ImageItem, owners: readonly string[] | undefined, context: Context): boolean {
  if (!owners?.length) return true;
  return owners.some((owner) =>
    owner === 'self'
      ? item.OwnerId === context.account
      : owner === item.OwnerId || owner === item.ImageOwnerAlias,
  );
}
