import { describe, expect, it } from 'vitest';
import { type Harness, harness } from '../harness.ts';

const CONTACT = { FirstName: 'Ana', LastName: 'Silva', Email: 'ana@example.org' };
const DAY = 86_400;

const request = (DomainName: string, extra: object = {}) => ({
  DomainName,
  DurationInYears: 1,
  AdminContact: CONTACT,
  RegistrantContact: CONTACT,
  TechContact: CONTACT,
  ...extra,
});

function registered(extra: object = {}): Harness {
  const account = harness();
  account.call('route53domains:RegisterDomain', request('lisbon-trams.com', extra));
  account.advance(16 * 60);
  return account;
}

const detail = (account: Harness) =>
  account.call('route53domains:GetDomainDetail', { DomainName: 'lisbon-trams.com' });

describe('registering a domain', () => {
  it('takes minutes, and brings a hosted zone (R-R53-150, R-R53-151)', () => {
    const account = harness();
    const { OperationId } = account.call('route53domains:RegisterDomain', request('Lisbon-Trams.com'));
    const operation = () => account.call('route53domains:GetOperationDetail', { OperationId });
    expect(operation()).toMatchObject({
      Status: 'IN_PROGRESS',
      Type: 'REGISTER_DOMAIN',
      DomainName: 'lisbon-trams.com',
    });
    expect(account.error('route53domains:RegisterDomain', request('lisbon-trams.com'))).toMatch(
      /^DuplicateRequest: /,
    );
    account.advance(16 * 60);
    expect(operation().Status).toBe('SUCCESSFUL');
    const [zone] = account.call('route53:ListHostedZones').HostedZones;
    expect(zone).toMatchObject({
      Name: 'lisbon-trams.com.',
      Config: { Comment: 'HostedZone created by Route53 Registrar', PrivateZone: false },
    });
    const { NameServers } = account.call('route53:GetHostedZone', { Id: zone.Id }).DelegationSet;
    expect(detail(account).Nameservers).toEqual(NameServers.map((Name: string) => ({ Name })));
  });

  it.each([
    ['lisbon-trams.com', 'AVAILABLE'],
    ['example.com', 'UNAVAILABLE'],
  ])('%s is %s (R-R53-152)', (DomainName, availability) => {
    const answer = harness().call('route53domains:CheckDomainAvailability', { DomainName });
    expect(answer).toEqual({ Availability: availability });
  });

  it.each([
    ['lisbon-trams.zz', /^UnsupportedTLD: /],
    ['www.lisbon-trams.com', /^InvalidInput: /],
    ['under_score.com', /^InvalidInput: /],
    ['example.com', /^InvalidInput: Domain example.com is not available/],
  ])('%s is refused (R-R53-158)', (name, message) => {
    expect(harness().error('route53domains:RegisterDomain', request(name))).toMatch(message);
  });
});

describe('a registered domain', () => {
  it('gets other name servers (R-R53-154)', () => {
    const account = registered();
    const servers = [{ Name: 'ns1.example.net' }, { Name: 'ns.lisbon-trams.com', GlueIps: ['192.0.2.53'] }];
    const update = (Nameservers: object[]) => ({ DomainName: 'lisbon-trams.com', Nameservers });
    account.call('route53domains:UpdateDomainNameservers', update(servers));
    expect(detail(account).Nameservers).toEqual(servers);
    expect(account.error('route53domains:UpdateDomainNameservers', update(servers.slice(0, 1)))).toMatch(
      /^InvalidInput: /,
    );
    expect(
      account.error(
        'route53domains:UpdateDomainNameservers',
        update([{ Name: 'a.lisbon-trams.com' }, { Name: 'b.lisbon-trams.com' }]),
      ),
    ).toMatch(/needs GlueIps$/);
  });

  it('is locked until it is unlocked (R-R53-155)', () => {
    const account = registered();
    const name = { DomainName: 'lisbon-trams.com' };
    expect(detail(account).StatusList).toEqual(['clientTransferProhibited']);
    account.call('route53domains:DisableDomainTransferLock', name);
    expect(account.call('route53domains:ListDomains').Domains).toMatchObject([
      { ...name, TransferLock: false },
    ]);
    expect(account.call('route53domains:RetrieveDomainAuthCode', name).AuthCode).toMatch(/^[0-9a-f]{16}$/);
  });

  it('renews itself 35 days before it expires (R-R53-157)', () => {
    const account = registered();
    const expiry = () => new Date(detail(account).ExpirationDate).getTime() / 1000;
    const first = expiry();
    account.advance(first - account.world.clock.now / 1000 - 35 * DAY - 60);
    expect(expiry()).toBe(first);
    account.advance(120);
    expect(expiry() - first).toBe(365 * DAY);
  });

  it('is lost 45 days after it expired, unless somebody renews it (R-R53-157)', () => {
    const account = registered({ AutoRenew: false });
    account.advance((365 + 44) * DAY);
    expect(detail(account).DomainName).toBe('lisbon-trams.com');
    const kept = registered({ AutoRenew: false });
    kept.call('route53domains:RenewDomain', { DomainName: 'lisbon-trams.com', CurrentExpiryYear: 2027 });
    for (const each of [account, kept]) each.advance(DAY * 2);
    expect(account.error('route53domains:GetDomainDetail', { DomainName: 'lisbon-trams.com' })).toBe(
      'InvalidInput: Domain lisbon-trams.com not found in the account',
    );
    kept.advance(365 * DAY);
    expect(kept.call('route53domains:ListDomains').Domains).toHaveLength(1);
    expect(
      kept.error('route53domains:RenewDomain', { DomainName: 'lisbon-trams.com', CurrentExpiryYear: 2027 }),
    ).toMatch(/does not match/);
  });

  it('can be given up', () => {
    const account = registered();
    account.call('route53domains:DeleteDomain', { DomainName: 'lisbon-trams.com' });
    expect(account.call('route53domains:ListDomains').Domains).toEqual([]);
    const { Operations } = account.call('route53domains:ListOperations');
    expect(Operations.map(({ Type }: { Type: string }) => Type)).toEqual([
      'DELETE_DOMAIN',
      'REGISTER_DOMAIN',
    ]);
  });
});
