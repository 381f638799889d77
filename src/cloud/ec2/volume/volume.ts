/** Root volumes of instances: as much of EBS as `run-instances` makes, so that their tags stand somewhere. */
import type { Volume } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { type Stored, timestamp } from '../../kernel/plain.ts';
import type { Resource } from '../../kernel/resource.ts';
import type { Tag } from '../../kernel/tags.ts';
import { malformed, notFound } from '../errors.ts';
import type { ImageItem } from '../image/image.ts';
import type { InstanceItem } from '../instance/instance.ts';

export type VolumeItem = Stored<Volume, 'VolumeId' | 'Attachments' | 'AvailabilityZone' | 'Tags'>;

export const volume: Resource<VolumeItem> = {
  kind: 'volume',
  prefix: 'vol',
  id: (item) => item.VolumeId,
  notFound: notFound('InvalidVolume.NotFound', 'volume'),
  malformed: malformed('InvalidVolumeID.Malformed', 'vol'),
  filters: {
    'attachment.attach-time': (item) => item.Attachments.map((attachment) => attachment.AttachTime),
    'attachment.delete-on-termination': (item) =>
      item.Attachments.map((attachment) => attachment.DeleteOnTermination),
    'attachment.device': (item) => item.Attachments.map((attachment) => attachment.Device),
    'attachment.instance-id': (item) => item.Attachments.map((attachment) => attachment.InstanceId),
    'attachment.status': (item) => item.Attachments.map((attachment) => attachment.State),
    'availability-zone': (item) => item.AvailabilityZone,
    'create-time': (item) => item.CreateTime,
    encrypted: (item) => item.Encrypted,
    size: (item) => item.Size,
    status: (item) => item.State,
    'volume-id': (item) => item.VolumeId,
    'volume-type': (item) => item.VolumeType,
  },
};

/** The disk that the image asks for, attached as the instance's root. */
export function createRootVolume(item: InstanceItem, source: ImageItem, tags: Tag[], context: Context): void {
  const disk = source.BlockDeviceMappings?.[0]?.Ebs;
  const device = source.RootDeviceName;
  const attachedAt = timestamp(context.now);
  const id = context.newId(volume.prefix);
  context.add(volume, {
    Attachments: [
      {
        AttachTime: attachedAt,
        DeleteOnTermination: true,
        Device: device,
        InstanceId: item.InstanceId,
        State: 'attached',
        VolumeId: id,
      },
    ],
    AvailabilityZone: item.Placement.AvailabilityZone,
    CreateTime: attachedAt,
    Encrypted: false,
    Iops: disk?.Iops,
    MultiAttachEnabled: false,
    Size: disk?.VolumeSize,
    SnapshotId: '',
    State: 'in-use',
    Tags: tags,
    Throughput: disk?.Throughput,
    VolumeId: id,
    VolumeType: disk?.VolumeType,
  });
  item.BlockDeviceMappings = [
    {
      DeviceName: device,
      Ebs: { AttachTime: attachedAt, DeleteOnTermination: true, Status: 'attached', VolumeId: id },
    },
  ];
}

/** They go with their instance. */
export function removeVolumesOf(item: InstanceItem, context: Context): void {
  for (const { Ebs } of item.BlockDeviceMappings) context.remove(volume, Ebs?.VolumeId ?? '');
}
