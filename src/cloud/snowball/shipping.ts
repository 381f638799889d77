/** Where devices are sent to, and how fast (R-XFER-44). The same speed holds both ways. */
import type { ShippingOption } from '@aws-sdk/client-snowball';

interface Area {
  /** Of the regions that devices come from. */
  readonly regions: RegExp;
  /** ISO 3166 codes of the countries that are served. */
  readonly countries: readonly string[];
  readonly options: readonly ShippingOption[];
}

const EUROPE = 'AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK'.split(
  ' ',
);
const QUICK: readonly ShippingOption[] = ['EXPRESS', 'STANDARD'];

const AREAS: readonly Area[] = [
  { regions: /^us-/, countries: ['US'], options: ['NEXT_DAY', 'SECOND_DAY'] },
  { regions: /^ca-/, countries: ['CA'], options: ['NEXT_DAY', 'SECOND_DAY'] },
  { regions: /^eu-west-2$/, countries: ['GB'], options: QUICK },
  { regions: /^eu-/, countries: EUROPE, options: QUICK },
  { regions: /^ap-northeast-1$|^ap-northeast-3$/, countries: ['JP'], options: QUICK },
  { regions: /^ap-northeast-2$/, countries: ['KR'], options: QUICK },
  { regions: /^ap-southeast-1$/, countries: ['SG'], options: QUICK },
  { regions: /^ap-southeast-2$/, countries: ['AU', 'NZ'], options: QUICK },
  { regions: /^ap-southeast-3$/, countries: ['ID'], options: QUICK },
  { regions: /^ap-south-/, countries: ['IN'], options: ['EXPRESS'] },
  { regions: /^sa-/, countries: ['BR'], options: QUICK },
];

/** Undefined: no devices are sent from there. */
export function shippingArea(region: string): Area | undefined {
  return AREAS.find(({ regions }) => regions.test(region));
}

/** Working days on the road, one way. */
const TRANSIT_DAYS: Readonly<Record<ShippingOption, number>> = {
  NEXT_DAY: 1,
  EXPRESS: 1,
  SECOND_DAY: 2,
  STANDARD: 4,
};

/** The slowest that the area has, where nobody asked for another. */
export function shippingOptionOf(given: ShippingOption | undefined, region: string): ShippingOption {
  return given ?? shippingArea(region)?.options.at(-1) ?? 'STANDARD';
}

export function transitDays(option: ShippingOption): number {
  return TRANSIT_DAYS[option];
}
