/**
 * The device at the site: what its own client and its S3 adapter ask of it. It is no service of AWS and has no model;
 * the console's `snowballEdge` and `aws s3 --endpoint-url` speak to it (R-XFER-28, R-XFER-34).
 * https://docs.aws.amazon.com/snowball/latest/developer-guide/using-adapter.html
 */
import type { Body } from '../../../cdn/message.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { read, type Service, write } from '../../kernel/resource.ts';
import type { Table, World } from '../../kernel/world.ts';
import { type AddressItem, shippingAddress } from '../address/address.ts';
import { manifestText, unlockCode } from '../job/credentials.ts';
import { type DeviceModel, deviceModel } from '../job/device-models.ts';
import { carriedKey, type JobItem, job } from '../job/job.ts';

interface At {
  /** The device's address on the network of the site. */
  address: string;
  /** The client where somebody stands who asks. */
  site: string;
}

interface Unlocking extends At {
  manifest: string;
  code: string;
}

interface StoredFile extends At {
  Bucket: string;
  Key: string;
  body: Body;
}

/** Devices that stand at a site and have not been handed to the carrier. */
export function devicesAt(world: World, site: string): readonly JobItem[] {
  return Object.values(world.regions).flatMap((region) => {
    const jobs = Object.values((region[job.kind] ?? {}) as Table<JobItem>);
    const addresses = (region[shippingAddress.kind] ?? {}) as Table<AddressItem>;
    return jobs.filter(
      (item) =>
        item.State === 'WithCustomer' && !item.returned && siteOf(world, addresses[item.AddressId]) === site,
    );
  });
}

/** The client in the city that it was sent to; where there is but one client, that one. */
function siteOf({ setting }: World, address: AddressItem | undefined): string | undefined {
  const clients = Object.entries(setting.clients);
  const there = clients.find(([, { city }]) => city.toLowerCase() === address?.City.toLowerCase());
  return there?.[0] ?? (clients.length === 1 ? clients[0]?.[0] : undefined);
}

function deviceAt({ address, site }: At, { world }: Context): { item: JobItem; model: DeviceModel } {
  const item = devicesAt(world, site).find(({ device }) => device.address === address);
  const model = item && deviceModel(item.SnowballType);
  if (!item || !model)
    throw new AwsError(
      'EndpointConnectionError',
      `Could not connect to the endpoint URL: "https://${address}:9091/"`,
    );
  return { item, model };
}

/** Opened, with the manifest and the code of its job. */
function openDevice(at: At, context: Context): { item: JobItem; model: DeviceModel } {
  const found = deviceAt(at, context);
  if (!found.item.device.unlocked)
    throw new AwsError('AccessDenied', 'The device is locked: snowballEdge unlock-device opens it.', 403);
  return found;
}

function unlock({ manifest, code, ...at }: Unlocking, context: Context): object {
  const { item } = deviceAt(at, context);
  if (manifest.trim() !== manifestText(item).trim())
    throw new AwsError('InvalidManifest', 'The manifest file is not that of the job of this device.');
  if (code !== unlockCode(item)) throw new AwsError('InvalidUnlockCode', 'The unlock code is wrong.');
  item.device.unlocked = true;
  return {};
}

function describe(at: At, context: Context): object {
  const { item, model } = deviceAt(at, context);
  const { device } = item;
  return {
    DeviceId: item.JobId,
    UnlockStatus: { State: device.unlocked ? 'UNLOCKED' : 'LOCKED' },
    ActiveNetworkInterface: { IpAddress: device.address },
    DeviceCapacities: [
      { Name: 'HDD Storage', Unit: 'Byte', Total: model.usable, Available: model.usable - device.octets },
    ],
    DeviceType: item.SnowballType,
    OctetsPerSecond: model.octetsPerSecond,
  };
}

function put({ Bucket, Key, body, ...at }: StoredFile, context: Context): object {
  const { item, model } = openDevice(at, context);
  if (!bucketsOf(item).includes(Bucket))
    throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
  const name = carriedKey(Bucket, Key);
  const before = item.device.files[name]?.body.size ?? 0;
  if (item.device.octets - before + body.size > model.usable)
    throw new AwsError('InsufficientCapacity', 'There is not enough space left on the device.', 507);
  item.device.files[name] = { bucket: Bucket, key: Key, body };
  item.device.octets += body.size - before;
  return {};
}

function remove({ Bucket, Key, ...at }: Omit<StoredFile, 'body'>, context: Context): object {
  const { device } = openDevice(at, context).item;
  const name = carriedKey(Bucket, Key);
  device.octets -= device.files[name]?.body.size ?? 0;
  delete device.files[name];
  return {};
}

function list(at: At, context: Context): object {
  const { item } = openDevice(at, context);
  return { buckets: bucketsOf(item), files: Object.values(item.device.files) };
}

function bucketsOf({ S3Resources }: JobItem): string[] {
  return S3Resources.map(({ BucketArn = '' }) => BucketArn.replace(/^arn:aws:s3:::/, ''));
}

export const snowballDevice: Service = {
  name: 'snowball-device',
  resources: [],
  operations: {
    Unlock: write(unlock),
    Describe: read(describe),
    Put: write(put),
    Remove: write(remove),
    List: read(list),
  },
};
