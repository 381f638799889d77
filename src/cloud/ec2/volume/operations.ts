import { describe } from '../../kernel/describe.ts';
import type { Operations } from '../../kernel/resource.ts';
import { withoutEmptyTags } from '../../kernel/tags.ts';
import { volume } from './volume.ts';

export const volumeOperations: Operations = {
  DescribeVolumes: describe(volume, { ids: 'VolumeIds', result: 'Volumes', view: withoutEmptyTags }),
};
