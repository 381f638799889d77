/** Locations that geolocation records name (R-R53-85): what AWS takes, calls them, and lists. */
import type {
  GeoLocation,
  GeoLocationDetails,
  GetGeoLocationRequest,
  GetGeoLocationResponse,
  ListGeoLocationsRequest,
  ListGeoLocationsResponse,
} from '@aws-sdk/client-route-53';
import { AwsError } from '../../kernel/errors.ts';
import { read } from '../../kernel/resource.ts';
import { invalidInput } from '../errors.ts';
import { type Listed, pageFrom } from '../pages.ts';
import { CONTINENTS, COUNTRIES, type ContinentCode } from './countries.ts';

const LOCATIONS_PER_PAGE = 100;

export const GEO_OPERATIONS = {
  GetGeoLocation: read<GetGeoLocationRequest, GetGeoLocationResponse>(getGeoLocation),
  ListGeoLocations: read<ListGeoLocationsRequest, Listed<ListGeoLocationsResponse>>(listGeoLocations),
};

/** Refuses what is no location: combinations that AWS doesn't know, and codes that nobody gave out. */
export function checkGeoLocation(location: GeoLocation): void {
  const { ContinentCode: continent, CountryCode: country, SubdivisionCode: subdivision } = location;
  if (continent !== undefined && (country !== undefined || subdivision !== undefined))
    throw invalidInput(
      'Invalid request: ContinentCode cannot be combined with CountryCode or SubdivisionCode',
    );
  if (continent === undefined && country === undefined)
    throw invalidInput('Invalid request: GeoLocation must have a ContinentCode or a CountryCode');
  if (!detailsOf(location))
    throw new AwsError(
      'NoSuchGeoLocation',
      `The specified geolocation is not supported: ${words(location)}`,
      404,
    );
}

/** The names beside the codes; no names where there is no such location. */
export function geoLocationNames(location: GeoLocation): GeoLocationDetails {
  return detailsOf(location) ?? { ...location };
}

function detailsOf(location: GeoLocation): GeoLocationDetails | undefined {
  const { ContinentCode: continent, CountryCode: code, SubdivisionCode: subdivision } = location;
  if (continent !== undefined) {
    if (!Object.hasOwn(CONTINENTS, continent)) return undefined;
    return { ContinentCode: continent, ContinentName: CONTINENTS[continent as ContinentCode] };
  }
  if (code === '*')
    return subdivision === undefined ? { CountryCode: '*', CountryName: 'Default' } : undefined;
  const country = COUNTRIES.get(code ?? '');
  if (!country) return undefined;
  const details = { CountryCode: country.code, CountryName: country.name };
  if (subdivision === undefined) return details;
  const { subdivisions = {} } = country;
  if (!Object.hasOwn(subdivisions, subdivision)) return undefined;
  return { ...details, SubdivisionCode: subdivision, SubdivisionName: subdivisions[subdivision] };
}

function getGeoLocation(input: GetGeoLocationRequest): GetGeoLocationResponse {
  const { ContinentCode, CountryCode, SubdivisionCode } = input;
  const none = ContinentCode === undefined && CountryCode === undefined;
  const location = none ? { CountryCode: '*' } : { ContinentCode, CountryCode, SubdivisionCode };
  checkGeoLocation(location);
  return { GeoLocationDetails: geoLocationNames(location) };
}

/** Continents, then the default, then countries, each followed by its subdivisions. */
const ALL: readonly GeoLocationDetails[] = [
  ...Object.keys(CONTINENTS).map((ContinentCode) => geoLocationNames({ ContinentCode })),
  geoLocationNames({ CountryCode: '*' }),
  ...[...COUNTRIES.values()].flatMap(({ code: CountryCode, subdivisions = {} }) => [
    geoLocationNames({ CountryCode }),
    ...Object.keys(subdivisions)
      .sort()
      .map((SubdivisionCode) => geoLocationNames({ CountryCode, SubdivisionCode })),
  ]),
];

function listGeoLocations(input: ListGeoLocationsRequest): Listed<ListGeoLocationsResponse> {
  const wanted = {
    ContinentCode: input.StartContinentCode,
    CountryCode: input.StartCountryCode,
    SubdivisionCode: input.StartSubdivisionCode,
  };
  const begins = Object.values(wanted).some((code) => code !== undefined);
  const found = ALL.findIndex((details) => words(details) === words(wanted));
  if (begins && found < 0) checkGeoLocation(wanted);
  const { items, next } = pageFrom(ALL, Math.max(0, found), input.MaxItems, LOCATIONS_PER_PAGE);
  return {
    GeoLocationDetailsList: [...items],
    IsTruncated: next !== undefined,
    ...(next?.ContinentCode !== undefined && { NextContinentCode: next.ContinentCode }),
    ...(next?.CountryCode !== undefined && { NextCountryCode: next.CountryCode }),
    ...(next?.SubdivisionCode !== undefined && { NextSubdivisionCode: next.SubdivisionCode }),
    MaxItems: String(input.MaxItems ?? LOCATIONS_PER_PAGE),
  };
}

function words({ ContinentCode, CountryCode, SubdivisionCode }: GeoLocation): string {
  return [ContinentCode, CountryCode, SubdivisionCode].filter((code) => code !== undefined).join('-');
}
