/** Stickiness by the load balancer's own cookies (R-ELB-39). What they hold is opaque; here it is who is meant. */
import { combinedHeader, type Headers } from '../../../cdn/message.ts';

/** `AWSALB` names a target, `AWSALBTG` a target group. */
export type CookieName = 'AWSALB' | 'AWSALBTG';

/** Who is meant, where the request says so. */
export function meantBy(headers: Headers, name: CookieName): string | undefined {
  const cookies = (combinedHeader(headers, 'Cookie') ?? '').split(/[;,]\s*/);
  const value = cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
  if (value === undefined || !/^[A-Za-z0-9+/]+=*$/.test(value) || value.length % 4 !== 0) return undefined;
  return atob(value);
}

/** Each comes twice: once for requests from other sites. */
export function cookiesFor(name: CookieName, meant: string, seconds: number, now: number): Headers {
  const rest = `${btoa(meant)}; Expires=${new Date(now + seconds * 1000).toUTCString()}; Path=/`;
  return [
    ['Set-Cookie', `${name}=${rest}`],
    ['Set-Cookie', `${name}CORS=${rest}; SameSite=None`],
  ];
}
