/** VPCs in the packet engine: the implicit router between their subnets. */
import { memoiseWithText } from '../../../kit/memoise.ts';
import type { RouterNode } from '../../../net/graph.ts';
import { labelOf } from '../label.ts';
import type { VpcItem } from './vpc.ts';

export const lowerRouter = memoiseWithText(
  (_item: VpcItem, door: string) => door,
  (item: VpcItem, door: string): RouterNode => ({
    kind: 'router',
    id: item.VpcId,
    origin: { resource: item.VpcId, label: `VPC ${labelOf(item.VpcId, item)}` },
    door,
  }),
);
