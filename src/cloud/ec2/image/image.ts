/**
 * Machine images: those that the lab made, owned by the learner's account, and a few of Amazon's and Canonical's.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIs.html
 */
import type { Image } from '@aws-sdk/client-ec2';
import { memoise } from '../../../kit/memoise.ts';
import { hash32 } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { type Stored, timestamp } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import { type ImageSetting, WORLD_START } from '../../kernel/world.ts';
import { malformed } from '../errors.ts';
import { PUBLIC_IMAGES } from './public-images.ts';

export type ImageItem = Stored<
  Image,
  | 'ImageId'
  | 'Name'
  | 'OwnerId'
  | 'Architecture'
  | 'VirtualizationType'
  | 'RootDeviceName'
  | 'CreationDate'
  | 'Tags'
>;

/** Every image lets its user in. */
const SSH = 'tcp/22';

export const image: Resource<ImageItem> = {
  kind: 'image',
  prefix: 'ami',
  id: (item) => item.ImageId,
  notFound: (id) => new AwsError('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`),
  malformed: malformed('InvalidAMIID.Malformed', 'ami'),
  filters: {
    architecture: (item) => item.Architecture,
    'block-device-mapping.device-name': (item) => item.BlockDeviceMappings?.map((disk) => disk.DeviceName),
    'creation-date': (item) => item.CreationDate,
    description: (item) => item.Description,
    'ena-support': (item) => item.EnaSupport,
    hypervisor: (item) => item.Hypervisor,
    'image-id': (item) => item.ImageId,
    'image-type': (item) => item.ImageType,
    'is-public': (item) => item.Public,
    'manifest-location': (item) => item.ImageLocation,
    name: (item) => item.Name,
    'owner-alias': (item) => item.ImageOwnerAlias,
    'owner-id': (item) => item.OwnerId,
    platform: (item) => item.Platform,
    'root-device-name': (item) => item.RootDeviceName,
    'root-device-type': (item) => item.RootDeviceType,
    state: (item) => item.State,
    'virtualization-type': (item) => item.VirtualizationType,
  },
};

/** The ID of an image of the lab's in a region, e.g. `ami-0f3c…`: the same in every world. */
export function imageIdOf(name: string, region: string): string {
  const words = ['a', 'b', 'c'].map((salt) =>
    hash32(`${salt}/${region}/${name}`).toString(16).padStart(8, '0'),
  );
  return `ami-0${words.join('').slice(0, 16)}`;
}

/** What a region's catalogue of images holds from the start. */
export function createImages(context: Context): void {
  for (const [name, setting] of Object.entries(context.world.setting.images)) {
    // A lab may name an image as its commands shall: `ami-web`.
    const id = name.startsWith(`${image.prefix}-`) ? { ImageId: name } : {};
    context.add(image, newImage({ Name: name, Description: setting.description ?? '', ...id }, context));
  }
  for (const known of PUBLIC_IMAGES) {
    context.add(image, newImage({ ...known, Public: true }, context));
  }
}

function newImage(members: Partial<Omit<ImageItem, 'Name'>> & { Name: string }, context: Context): ImageItem {
  const { Name: name, OwnerId: owner = context.account } = members;
  return {
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    BlockDeviceMappings: [
      {
        DeviceName: members.RootDeviceName ?? '/dev/xvda',
        Ebs: {
          DeleteOnTermination: true,
          Encrypted: false,
          Iops: 3000,
          Throughput: 125,
          VolumeSize: 8,
          VolumeType: 'gp3',
        },
      },
    ],
    EnaSupport: true,
    Hypervisor: 'xen',
    RootDeviceName: '/dev/xvda',
    RootDeviceType: 'ebs',
    SriovNetSupport: 'simple',
    VirtualizationType: 'hvm',
    BootMode: 'uefi-preferred',
    ImdsSupport: 'v2.0',
    ImageId: imageIdOf(name, context.region),
    ImageLocation: `${members.ImageOwnerAlias ?? owner}/${name}`,
    State: 'available',
    OwnerId: owner,
    CreationDate: timestamp(WORLD_START).replace('+00:00', '.000Z'),
    Public: false,
    Architecture: 'x86_64',
    ImageType: 'machine',
    Tags: [],
    ...members,
  };
}

/** What runs on instances of the image; undefined for an ID that is none. The same object as long as nothing changes. */
export function imageSettingOf(imageId: string, context: Context): ImageSetting | undefined {
  const item = context.find(image, imageId);
  if (!item) return undefined;
  const isOwn = item.OwnerId === context.account;
  return withSsh((isOwn ? context.world.setting.images[item.Name] : undefined) ?? SERVES_NOTHING);
}

const SERVES_NOTHING: ImageSetting = { serves: [] };

const withSsh = memoise(
  (setting: ImageSetting): ImageSetting => ({ ...setting, serves: [...new Set([SSH, ...setting.serves])] }),
);
