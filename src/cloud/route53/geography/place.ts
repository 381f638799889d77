/** Where somebody who asks is: a point, and the country and subdivision it lies in. */
import { cityPlace } from './cities.ts';
import { COUNTRIES, type ContinentCode } from './countries.ts';
import type { Point } from './distance.ts';
import { regionPlace } from './region-places.ts';

export interface Place {
  /** As it is called: `Lisbon`, `us-east-1`. */
  readonly name: string;
  readonly point: Point;
  /** ISO 3166-1. */
  readonly country: string;
  readonly continent: ContinentCode;
  /** ISO 3166-2, without the country, where records may name it. */
  readonly subdivision?: string;
}

/** Where AWS's regions lie, for whoever asks from within one. */
const REGION_COUNTRIES: Readonly<Record<string, string>> = {
  'us-east-1': 'US-VA',
  'us-east-2': 'US-OH',
  'us-west-1': 'US-CA',
  'us-west-2': 'US-OR',
  'ap-south-1': 'IN',
  'ap-northeast-1': 'JP',
  'ap-northeast-2': 'KR',
  'ap-northeast-3': 'JP',
  'ap-southeast-1': 'SG',
  'ap-southeast-2': 'AU',
  'ca-central-1': 'CA',
  'eu-central-1': 'DE',
  'eu-west-1': 'IE',
  'eu-west-2': 'GB',
  'eu-west-3': 'FR',
  'eu-north-1': 'SE',
  'sa-east-1': 'BR',
};

/** The place that a client's city or an AWS region is; undefined where we don't know it. */
export function placeNamed(name: string): Place | undefined {
  const region = Object.hasOwn(REGION_COUNTRIES, name) ? REGION_COUNTRIES[name] : undefined;
  const point = region === undefined ? undefined : regionPlace(name);
  if (region !== undefined && point) return placeAt(name, point, region);
  const city = cityPlace(name);
  return city && placeAt(city.name, city.point, city.area);
}

function placeAt(name: string, point: Point, area: string): Place | undefined {
  const [code = '', subdivision] = area.split('-');
  const country = COUNTRIES.get(code);
  return (
    country && {
      name,
      point,
      country: code,
      continent: country.continent,
      ...(subdivision !== undefined && { subdivision }),
    }
  );
}
