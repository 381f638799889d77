/**
 * `--tlsv1.2`, `--tls-max 1.1`: which versions of TLS curl offers. Below 1.2 it speaks only when it is told to; the real
 * one may need `--ciphers DEFAULT@SECLEVEL=0` for that, because OpenSSL 3 refuses to otherwise.
 */
import { MODERN_TLS, TLS_VERSIONS, type TlsRange } from '../../../sim/messages.ts';
import { type CurlArguments, isSet, lastOf } from './arguments.ts';

/** Undefined: as ever. A least version above the greatest leaves none, as with curl. */
export function tlsOffer(given: CurlArguments): TlsRange | undefined {
  const highest = lastOf(given, 'tls-max');
  const most = TLS_VERSIONS.find((version) => version === highest) ?? MODERN_TLS.most;
  const named = TLS_VERSIONS.findLast((version) => isSet(given, `tlsv${version}`));
  const least = named ?? (isSet(given, 'tlsv1') || most < MODERN_TLS.least ? '1.0' : MODERN_TLS.least);
  const isUsual = least === MODERN_TLS.least && most === MODERN_TLS.most;
  return isUsual ? undefined : { least, most };
}
