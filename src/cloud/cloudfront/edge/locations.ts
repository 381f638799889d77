/**
 * Where CloudFront stands: one edge in each city of a choice of those it is in, with the price region it is billed in
 * (R-CF-23) and the regional edge cache behind it (R-CF-22). Addresses are from ranges that AWS publishes for CloudFront;
 * which edge has which is netlab's own. https://aws.amazon.com/cloudfront/features/ lists the cities.
 */
import { assert } from '../../../kit/assert.ts';
import { distanceKm, type Point } from '../../route53/geography/distance.ts';
import { placeNamed } from '../../route53/geography/place.ts';
import { regionPlace } from '../../route53/geography/region-places.ts';

export type PriceRegion =
  | 'north-america'
  | 'europe'
  | 'africa-middle-east'
  | 'south-america'
  | 'japan'
  | 'oceania'
  | 'asia-pacific'
  | 'india';

export interface Edge {
  /** As `x-amz-cf-pop` has it: `LIS50-C1`. */
  readonly pop: string;
  readonly city: string;
  readonly point: Point;
  /** ISO 3166-1. */
  readonly country: string;
  readonly priceRegion: PriceRegion;
  /** The AWS region of the regional edge cache behind it. */
  readonly regionalCache: string;
  /** In `EDGES`; its addresses follow from it. */
  readonly index: number;
}

const CITIES: Readonly<Record<PriceRegion, string>> = {
  'north-america': `
    Atlanta ATL58-P6; Boston BOS50-P3; Chicago ORD58-P2; Dallas DFW57-P6; Denver DEN53-P1; Detroit DTW52-P1;
    Houston IAH50-C4; Los Angeles LAX50-C4; Miami MIA50-P3; Minneapolis MSP50-C2; Montreal YUL62-P1; New York JFK50-P9;
    Philadelphia PHL51-P2; Phoenix PHX50-C1; Portland HIO52-P1; Querétaro QRO51-P2; Salt Lake City SLC50-C1;
    San Francisco SFO53-P2; Seattle SEA73-P2; Toronto YTO50-P2; Vancouver YVR50-C1; Washington IAD89-C1`,
  europe: `
    Amsterdam AMS58-P2; Athens ATH50-C1; Barcelona BCN50-P1; Berlin TXL50-P4; Brussels BRU50-C1; Bucharest OTP50-P2;
    Budapest BUD50-C1; Copenhagen CPH50-P1; Dublin DUB56-P2; Frankfurt FRA56-P4; Hamburg HAM50-C3; Helsinki HEL50-C1;
    Istanbul IST50-P2; Lisbon LIS50-C1; London LHR61-P5; Madrid MAD53-P2; Manchester MAN51-P1; Marseille MRS52-P2;
    Milan MXP53-P2; Munich MUC50-P3; Oslo OSL50-P1; Paris CDG52-P3; Prague PRG50-C1; Rome FCO50-P3; Sofia SOF50-P1;
    Stockholm ARN56-P1; Tel Aviv TLV50-C2; Vienna VIE50-P3; Warsaw WAW51-P3; Zagreb ZAG50-C1; Zurich ZRH55-P2`,
  'africa-middle-east': `
    Cape Town CPT52-P1; Doha DOH51-P1; Dubai DXB53-P1; Johannesburg JNB50-C1; Lagos LOS50-P2; Nairobi NBO50-C1;
    Riyadh RUH50-P1`,
  'south-america': `
    Bogotá BOG50-C1; Buenos Aires EZE50-P4; Lima LIM50-P2; Rio de Janeiro GIG51-P3; Santiago SCL50-P1; São Paulo GRU3-P3`,
  japan: 'Osaka KIX56-P2; Tokyo NRT57-P3',
  oceania: 'Auckland AKL50-C1; Brisbane BNE50-P2; Melbourne MEL50-P3; Perth PER50-C1; Sydney SYD62-P2',
  'asia-pacific': `
    Bangkok BKK50-P4; Hanoi HAN50-P1; Ho Chi Minh City SGN50-P2; Hong Kong HKG62-P4; Jakarta CGK50-P2;
    Kuala Lumpur KUL50-P2; Manila MNL52-P1; Seoul ICN57-P4; Singapore SIN2-P6; Taipei TPE54-P4`,
  india: `
    Bengaluru BLR50-P3; Chennai MAA51-P2; Delhi DEL54-P4; Hyderabad HYD57-P3; Kolkata CCU50-C2; Mumbai BOM78-P4`,
};

export const REGIONAL_CACHES: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'sa-east-1',
  'eu-west-1',
  'eu-west-2',
  'eu-central-1',
  'ap-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-southeast-1',
  'ap-southeast-2',
];

export const EDGES: readonly Edge[] = Object.entries(CITIES)
  .flatMap(([priceRegion, list]) =>
    list.split(';').map((entry) => ({ entry: entry.trim(), priceRegion: priceRegion as PriceRegion })),
  )
  .map(({ entry, priceRegion }, index) => {
    const [city, pop] = [entry.slice(0, entry.lastIndexOf(' ')), entry.slice(entry.lastIndexOf(' ') + 1)];
    const place = placeNamed(city);
    assert(place !== undefined, `the edge ${pop} stands in ${city}, which is on no map`);
    const { point, country } = place;
    return { pop, city: place.name, point, country, priceRegion, regionalCache: cacheFor(point), index };
  });

/** Behind an edge stands the regional cache that is nearest to it. */
function cacheFor(point: Point): string {
  return nearest(REGIONAL_CACHES, (region) => regionPlace(region) ?? point, point);
}

export type PriceClass = 'PriceClass_100' | 'PriceClass_200' | 'PriceClass_All';

/** R-CF-23; the largest class has them all. */
const PRICE_CLASSES: Readonly<Record<Exclude<PriceClass, 'PriceClass_All'>, readonly PriceRegion[]>> = {
  PriceClass_100: ['north-america', 'europe'],
  PriceClass_200: ['north-america', 'europe', 'africa-middle-east', 'japan', 'asia-pacific', 'india'],
};

export function edgesOf(priceClass: PriceClass): readonly Edge[] {
  if (priceClass === 'PriceClass_All') return EDGES;
  const regions = PRICE_CLASSES[priceClass];
  return EDGES.filter(({ priceRegion }) => regions.includes(priceRegion));
}

/** To Africa and the Middle East cables take a longer way than elsewhere: São Paulo is nearer to Miami than to Lagos. */
const DETOUR = 1.5;

/** The edge that serves whoever is at the point. AWS measures (R-CF-20); netlab takes the distance for it. */
export function nearestEdge(point: Point, priceClass: PriceClass = 'PriceClass_All'): Edge {
  const factor = ({ priceRegion }: Edge) => (priceRegion === 'africa-middle-east' ? DETOUR : 1);
  return nearest(edgesOf(priceClass), (edge) => edge.point, point, factor);
}

/** By its code in `x-amz-cf-pop`. */
export function edgeNamed(pop: string): Edge | undefined {
  return EDGES.find((edge) => edge.pop === pop);
}

/** Of several that are equally near, the first. */
function nearest<T>(
  items: readonly T[],
  pointOf: (item: T) => Point,
  from: Point,
  factorOf: (item: T) => number = () => 1,
): T {
  let best = items[0] as T;
  let least = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const distance = distanceKm(from, pointOf(item)) * factorOf(item);
    if (distance < least) [best, least] = [item, distance];
  }
  return best;
}
