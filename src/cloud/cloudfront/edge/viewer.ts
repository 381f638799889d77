/** Who asks, as an edge sees it: by the address, the place behind it; by the request, the device (R-CF-56, R-CF-120). */
import { type Headers, type HttpRequest, headerOf } from '../../../cdn/index.ts';
import { parseAddress } from '../../../kit/address.ts';
import { memoiseWithText } from '../../../kit/memoise.ts';
import type { World } from '../../kernel/world.ts';
import { askerAt } from '../../route53/asker.ts';
import type { Place } from '../../route53/geography/place.ts';

export interface Viewer {
  readonly address: string;
  /** Unknown for addresses that nobody has placed. */
  readonly place?: Place;
}

export function viewerAt(world: World, address: string): Viewer {
  return viewerAmong(world.setting.clients, address, world);
}

/** Where an address is, the world's clients and AWS's ranges tell. */
const viewerAmong = memoiseWithText(
  (_clients: World['setting']['clients'], address: string, _world: World) => address,
  (_clients, address, world): Viewer => {
    const parsed = parseAddress(address);
    const place = parsed && askerAt(parsed, undefined, world).place;
    return { address, ...(place && { place }) };
  },
);

/** The headers that behaviours may pass on or put into the key; viewers cannot send them themselves. */
export function viewerHeaders({ address, place }: Viewer, request: HttpRequest): Headers {
  const device = deviceOf(headerOf(request.headers, 'User-Agent') ?? '');
  return [
    ...(place
      ? ([
          ['CloudFront-Viewer-Country', place.country],
          ['CloudFront-Viewer-City', place.name],
          ['CloudFront-Viewer-Latitude', place.point.latitude.toFixed(5)],
          ['CloudFront-Viewer-Longitude', place.point.longitude.toFixed(5)],
          ...(place.subdivision === undefined
            ? []
            : [['CloudFront-Viewer-Country-Region', place.subdivision] as const]),
        ] as const)
      : []),
    ['CloudFront-Viewer-Address', `${address}:${VIEWER_PORT}`],
    ['CloudFront-Forwarded-Proto', request.scheme],
    ...DEVICES.map((name) => [`CloudFront-Is-${name}-Viewer`, String(name === device)] as const),
  ];
}

/** From the middle of Linux's ephemeral range. */
export const VIEWER_PORT = 45_678;

const DEVICES = ['Desktop', 'Mobile', 'SmartTV', 'Tablet'] as const;

function deviceOf(userAgent: string): (typeof DEVICES)[number] {
  if (/SmartTV|SMART-TV|AppleTV|GoogleTV|HbbTV/i.test(userAgent)) return 'SmartTV';
  if (/iPad|Tablet|(?:Android(?!.*Mobile))/i.test(userAgent)) return 'Tablet';
  if (/Mobile|iPhone|Android/i.test(userAgent)) return 'Mobile';
  return 'Desktop';
}
