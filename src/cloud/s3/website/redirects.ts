/** Where a website sends people instead. https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-to-page-redirect.html */
import type { RoutingRule, WebsiteConfiguration } from '@aws-sdk/client-s3';
import type { HttpRequest } from '../../../cdn/message.ts';
import type { Plain } from '../../kernel/plain.ts';

export interface Redirection {
  readonly status: number;
  readonly location: string;
}

type Website = Plain<WebsiteConfiguration>;

export function redirectAll(
  { RedirectAllRequestsTo: to }: Website,
  request: HttpRequest,
): Redirection | undefined {
  if (!to) return undefined;
  const { path, query, scheme } = request;
  const search = query === undefined ? '' : `?${query}`;
  return { status: 301, location: `${to.Protocol ?? scheme}://${to.HostName}${path}${search}` };
}

/** `status` is the error that the key would bring; rules about errors don't count without one. */
export function redirectionFor(
  { RoutingRules: rules = [] }: Website,
  key: string,
  status: number | undefined,
  request: HttpRequest,
): Redirection | undefined {
  const rule = rules.find(({ Condition: condition = {} }) => {
    const { KeyPrefixEquals: prefix = '', HttpErrorCodeReturnedEquals: code } = condition;
    return key.startsWith(prefix) && (code === undefined ? status === undefined : Number(code) === status);
  });
  return rule && redirect(rule, key, request);
}

function redirect(
  { Redirect: to = {}, Condition: condition }: Plain<RoutingRule>,
  key: string,
  request: HttpRequest,
): Redirection {
  const prefix = condition?.KeyPrefixEquals ?? '';
  const target =
    to.ReplaceKeyWith ??
    (to.ReplaceKeyPrefixWith === undefined ? key : `${to.ReplaceKeyPrefixWith}${key.slice(prefix.length)}`);
  const path = encodeURI(target);
  return {
    status: Number(to.HttpRedirectCode ?? 301),
    location: `${to.Protocol ?? request.scheme}://${to.HostName ?? request.host}/${path}`,
  };
}
