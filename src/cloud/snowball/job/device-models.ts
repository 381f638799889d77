/**
 * The devices that a job may ask for: how much they take and how fast (R-XFER-20 … R-XFER-23, R-XFER-30). Those that
 * only compute are for LOCAL_USE; the first Snowball of 2015 was no longer sent in the years that are simulated.
 */
import type { SnowballCapacity, SnowballType } from '@aws-sdk/client-snowball';

export interface DeviceModel {
  readonly type: SnowballType;
  /** The first is what NoPreference means. */
  readonly capacities: readonly SnowballCapacity[];
  readonly title: string;
  /** Octets that customers can use. */
  readonly usable: number;
  /** Octets a second that the S3 adapter takes at best. */
  readonly octetsPerSecond: number;
  /** Of the price list, and days on site that its fee includes. */
  readonly price: string;
  readonly includedDays: number;
}

const TB = 1e12;
const MB = 1e6;

const STORAGE_OPTIMISED: Omit<DeviceModel, 'type'> = {
  capacities: ['T100', 'T98'],
  title: 'Snowball Edge Storage Optimized (80 TB)',
  usable: 80 * TB,
  octetsPerSecond: 300 * MB,
  price: '80tb',
  includedDays: 10,
};

const MODELS: readonly DeviceModel[] = [
  { type: 'EDGE', ...STORAGE_OPTIMISED },
  { type: 'EDGE_S', ...STORAGE_OPTIMISED },
  {
    type: 'V3_5S',
    capacities: ['T240'],
    title: 'Snowball Edge Storage Optimized (210 TB)',
    usable: 210 * TB,
    octetsPerSecond: 1500 * MB,
    price: '210tb',
    includedDays: 15,
  },
  {
    type: 'SNC1_HDD',
    capacities: ['T8'],
    title: 'Snowcone',
    usable: 8 * TB,
    octetsPerSecond: 100 * MB,
    price: 'snowcone',
    includedDays: 5,
  },
];

export function deviceModel(type: SnowballType): DeviceModel | undefined {
  return MODELS.find((model) => model.type === type);
}
