import { describe, expect, test } from 'vitest';
import { imageSettingOf } from '../../../src/cloud/ec2/image/image.ts';
import { filter, scenery } from './scenery.ts';

const images = {
  'ami-web': { serves: ['tcp/80', 'tcp/22'], description: 'A web server' },
  bastion: { serves: [] },
};
const start = (region = 'us-east-1') => scenery({ region, setting: { images } });
const names = (answer: { Images: { Name: string }[] }) => answer.Images.map((image) => image.Name);

test('the images of the lab belong to the account', () => {
  const { Images } = start().call('DescribeImages', { Owners: ['self'] });
  expect(Images).toHaveLength(2);
  expect(Images[0]).toMatchObject({
    Name: 'ami-web',
    Description: 'A web server',
    OwnerId: '123456789012',
    Architecture: 'x86_64',
    State: 'available',
    Public: false,
  });
});

test('an image whose name has no ID in it gets one that differs from region to region and not from seed to seed', () => {
  const id = (h: ReturnType<typeof start>) =>
    h.call('DescribeImages', { Filters: [filter('name', 'bastion')] }).Images[0].ImageId;
  expect(id(start())).toMatch(/^ami-0[0-9a-f]{16}$/);
  expect(id(start())).toBe(id(scenery({ seed: 'another', setting: { images } })));
  expect(id(start())).not.toBe(id(start('eu-west-1')));
});

test('public images, by alias, owner and filter', () => {
  const h = start();
  const amazon = h.call('DescribeImages', { Owners: ['amazon'] });
  expect(names(amazon).every((name) => /^(al2023|amzn2)-ami-/.test(name))).toBe(true);
  expect(amazon.Images[0]).toMatchObject({ ImageOwnerAlias: 'amazon', Public: true });
  expect(names(h.call('DescribeImages', { Owners: ['099720109477'] }))).toHaveLength(1);
  const arm = {
    Owners: ['amazon'],
    Filters: [filter('name', 'al2023-ami-2023.*'), filter('architecture', 'arm64')],
  };
  expect(names(h.call('DescribeImages', arm))).toHaveLength(1);
});

describe('what an image serves', () => {
  test('ssh besides what the lab says, each once', () => {
    const h = start();
    expect(imageSettingOf('ami-web', h.context())?.serves.toSorted()).toEqual(['tcp/22', 'tcp/80']);
    expect(imageSettingOf('ami-web', h.context())).toBe(imageSettingOf('ami-web', h.context()));
    const [al2023] = h.call('DescribeImages', { Owners: ['amazon'] }).Images;
    expect(imageSettingOf(al2023.ImageId, h.context())?.serves).toEqual(['tcp/22']);
    expect(imageSettingOf('ami-00000000000000000', h.context())).toBeUndefined();
  });
});

test('images take tags', () => {
  const h = start();
  h.call('CreateTags', { Resources: ['ami-web'], Tags: [{ Key: 'tier', Value: 'front' }] });
  expect(names(h.call('DescribeImages', { Filters: [filter('tag:tier', 'front')] }))).toEqual(['ami-web']);
});
