/** Registered domains: name servers, lock, renewal (R-R53-150…R-R53-159). Contacts are taken and not kept. */
import type { Nameserver } from '@aws-sdk/client-route-53-domains';
import type { Context } from '../kernel/context.ts';
import type { Resource } from '../kernel/resource.ts';
import { requireDomainName } from './domain-names.ts';
import { domainNotFound } from './errors.ts';

export interface DomainItem {
  /** Without a dot at the end. */
  DomainName: string;
  Nameservers: Nameserver[];
  AutoRenew: boolean;
  TransferLock: boolean;
  AuthCode: string;
  /** Milliseconds since the Unix epoch. */
  createdAt: number;
  updatedAt: number;
  expiresAt: number;
}

export const domain: Resource<DomainItem> = {
  kind: 'domain',
  prefix: 'domain',
  id: (item) => item.DomainName,
  notFound: domainNotFound,
  malformed: domainNotFound,
  filters: {},
};

export function requireDomain(name: string | undefined, context: Context): DomainItem {
  const found = context.find(domain, requireDomainName(name));
  if (!found) throw domainNotFound(name ?? '');
  return found;
}
