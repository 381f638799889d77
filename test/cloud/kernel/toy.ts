/** A service with three resources, as small as declarations get, for tests of the kernel. */
import type { Context } from '../../../src/cloud/kernel/context.ts';
import { describe } from '../../../src/cloud/kernel/describe.ts';
import { AwsError } from '../../../src/cloud/kernel/errors.ts';
import { type Resource, type Service, write } from '../../../src/cloud/kernel/resource.ts';
import { requestTags, type Tag, type TagSpecification } from '../../../src/cloud/kernel/tags.ts';

interface Box {
  BoxId: string;
  Size: number;
  Colour?: string;
  State: string;
  Tags: Tag[];
  /** Things that stand inside. */
  Marbles: Marble[];
}

interface Marble {
  MarbleId: string;
  Labels: Tag[];
}

interface Lid {
  LidId: string;
  BoxId: string;
  Tags: Tag[];
}

const error = (code: string) => (id: string) => new AwsError(code, id);

export const box: Resource<Box> = {
  kind: 'box',
  prefix: 'box',
  id: (item) => item.BoxId,
  notFound: error('InvalidBoxID.NotFound'),
  malformed: error('InvalidBoxID.Malformed'),
  filters: {
    size: (item) => item.Size,
    colour: (item) => item.Colour,
    state: (item) => item.State,
    'marble-id': (item) => item.Marbles.map((marble) => marble.MarbleId),
  },
};

export const marble: Resource<Marble> = {
  kind: 'marble',
  prefix: 'mrb',
  id: (item) => item.MarbleId,
  tags: (item) => item.Labels,
  inside: (context) => context.list(box).flatMap((item) => item.Marbles),
  notFound: error('InvalidMarbleID.NotFound'),
  malformed: error('InvalidMarbleID.Malformed'),
  filters: {},
};

export const lid: Resource<Lid> = {
  kind: 'lid',
  prefix: 'lid',
  id: (item) => item.LidId,
  notFound: error('InvalidLidID.NotFound'),
  malformed: error('InvalidLidID.Malformed'),
  filters: {},
  holds: (item) => [item.BoxId],
};

export const toy: Service = {
  name: 'toy',
  resources: [box, marble, lid],
  operations: {
    CreateBox: write(
      (input: { Size: number; Colour?: string; TagSpecifications?: TagSpecification[] }, context) => {
        if (input.Size < 0) throw new AwsError('InvalidSize', `${input.Size}`);
        const created = context.add(box, {
          BoxId: context.newId('box'),
          Size: input.Size,
          ...(input.Colour !== undefined && { Colour: input.Colour }),
          State: 'pending',
          Tags: requestTags('box', input.TagSpecifications),
          Marbles: [{ MarbleId: context.newId('mrb'), Labels: [] }],
        });
        context.later(1000, box, created.BoxId, 'settle');
        context.later(5000, box, created.BoxId, 'settle', 'old');
        return { Box: created };
      },
    ),
    DescribeBoxes: describe(box, {
      ids: 'BoxIds',
      result: 'Boxes',
      view: ({ Marbles, ...item }, context) => ({ ...item, Marbles, Lids: context.list(lid).length }),
    }),
    DeleteBox: write((input: { BoxId: string }, context) => {
      context.get(box, input.BoxId);
      if (context.holders(input.BoxId).length > 0) throw new AwsError('DependencyViolation', input.BoxId);
      context.remove(box, input.BoxId);
      return {};
    }),
    CountBoxes: write((input: { Size: number }, context) => {
      const Before = context.peek(box).length;
      context.add(box, { BoxId: context.newId('box'), Size: input.Size, State: '', Tags: [], Marbles: [] });
      return { Before, After: context.peek(box).length };
    }),
    Break: write(() => {
      throw new Error('a bug');
    }),
    DescribeMarbles: describe(marble, { ids: 'MarbleIds', result: 'Marbles', filters: 'Sieve' }),
    LabelMarble: write((input: { MarbleId: string; Label: string }, context) => {
      context.get(marble, input.MarbleId).Labels.push({ Key: 'Name', Value: input.Label });
      return {};
    }),
    CreateLid: write((input: { BoxId: string }, context) => ({
      Lid: context.add(lid, { LidId: context.newId('lid'), BoxId: input.BoxId, Tags: [] }),
    })),
    DeleteLid: write((input: { LidId: string }, context) => {
      context.remove(lid, context.get(lid, input.LidId).LidId);
      return {};
    }),
  },
  transitions: {
    [box.kind]: {
      settle: (item: Box, _context: Context, part: string) => {
        item.State = part || 'available';
      },
    },
  },
  prepareRegion: (context) => {
    context.add(lid, { LidId: context.newId('lid'), BoxId: 'none', Tags: [] });
  },
};
