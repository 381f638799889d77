import { describe, expect, it } from 'vitest';
import { type Harness, harness } from '../harness.ts';

const CONTACT = { FirstName: 'Ana', LastName: 'Silva', Email: 'ana@example.org' };
const DAY = 86_400;

const elsewhere = (registration: object = {}): Harness =>
  harness({
    setting: {
      zones: {
        'old-trams.com': {
          records: ['www 60 A 192.0.2.80'],
          servers: { 'ns1.old-trams.com': ['192.0.2.53'] },
        },
      },
      registrations: { 'old-trams.com': { authCode: 'Tr4m!', lock: false, ...registration } },
    },
  });

const request = (extra: object = {}) => ({
  DomainName: 'old-trams.com',
  AuthCode: 'Tr4m!',
  AdminContact: CONTACT,
  RegistrantContact: CONTACT,
  TechContact: CONTACT,
  ...extra,
});

const check = (account: Harness, DomainName = 'old-trams.com') =>
  account.call('route53domains:CheckDomainTransferability', { DomainName });

describe('moving a domain here from another registrar', () => {
  it('takes days, keeps its name servers, and adds a year (R-R53-156)', () => {
    const account = elsewhere();
    expect(check(account)).toEqual({ Transferability: { Transferable: 'TRANSFERABLE' } });
    const { OperationId } = account.call('route53domains:TransferDomain', request());
    const operation = () => account.call('route53domains:GetOperationDetail', { OperationId });
    expect(operation()).toEqual(
      expect.objectContaining({
        Type: 'TRANSFER_IN_DOMAIN',
        Status: 'IN_PROGRESS',
        DomainName: 'old-trams.com',
      }),
    );
    expect(operation()).not.toHaveProperty('authCode');
    expect(account.error('route53domains:TransferDomain', request())).toMatch(/^DuplicateRequest: /);
    account.advance(5 * DAY - 60);
    expect(operation().Status).toBe('IN_PROGRESS');
    account.advance(2 * DAY + 60);
    expect(operation().Status).toBe('SUCCESSFUL');
    const detail = account.call('route53domains:GetDomainDetail', { DomainName: 'old-trams.com' });
    expect(detail).toMatchObject({
      Nameservers: [{ Name: 'ns1.old-trams.com', GlueIps: ['192.0.2.53'] }],
      StatusList: ['clientTransferProhibited'],
      AutoRenew: true,
    });
    // Begun on 2026-01-05 with 330 days left: 2026-12-01, and a year.
    expect(detail.ExpirationDate).toMatch(/^2027-12-01T/);
    expect(check(account)).toMatchObject({ Transferability: { Transferable: 'DOMAIN_IN_OWN_ACCOUNT' } });
  });

  it('takes name servers that are named', () => {
    const account = elsewhere();
    const Nameservers = [{ Name: 'ns1.hosting.example' }, { Name: 'ns2.hosting.example' }];
    account.call('route53domains:TransferDomain', request({ Nameservers }));
    account.advance(8 * DAY);
    const detail = account.call('route53domains:GetDomainDetail', { DomainName: 'old-trams.com' });
    expect(detail.Nameservers).toEqual(Nameservers);
  });

  it('comes to nothing with a wrong code', () => {
    const account = elsewhere();
    const { OperationId } = account.call('route53domains:TransferDomain', request({ AuthCode: 'guess' }));
    account.advance(8 * DAY);
    expect(account.call('route53domains:GetOperationDetail', { OperationId })).toMatchObject({
      Status: 'FAILED',
      Message: expect.stringMatching(/authorization code/),
    });
    expect(account.call('route53domains:ListDomains').Domains).toEqual([]);
  });

  it.each<readonly [string, object, object, RegExp]>([
    ['it is locked (R-R53-155)', { lock: true }, {}, /^TLDRulesViolation: .*clientTransferProhibited/],
    ['it moved less than 60 days ago (R-R53-156)', { ageDays: 59 }, {}, /^TLDRulesViolation: .*60 days/],
    ['the code is missing', {}, { AuthCode: undefined }, /^InvalidInput: .*AuthCode/],
    ['it is nobody’s', {}, { DomainName: 'no-trams.com' }, /^TLDRulesViolation: /],
    ['its TLD is none of Route 53’s', {}, { DomainName: 'trams.zz' }, /^UnsupportedTLD: /],
    [
      'one name server is too few (R-R53-154)',
      {},
      { Nameservers: [{ Name: 'ns1.x.example' }] },
      /^InvalidInput: /,
    ],
  ])('is refused where %s', (_what, registration, extra, error) => {
    expect(elsewhere(registration).error('route53domains:TransferDomain', request(extra))).toMatch(error);
  });

  it('says beforehand that it would not go', () => {
    expect(check(elsewhere({ lock: true }))).toMatchObject({
      Transferability: { Transferable: 'UNTRANSFERABLE' },
      Message: expect.stringMatching(/clientTransferProhibited/),
    });
  });

  it('is possible on the sixtieth day, and nobody can register the name meanwhile (R-R53-152)', () => {
    const account = elsewhere({ ageDays: 50 });
    account.advance(10 * DAY);
    expect(check(account).Transferability.Transferable).toBe('TRANSFERABLE');
    expect(
      account.call('route53domains:CheckDomainAvailability', { DomainName: 'old-trams.com' }).Availability,
    ).toBe('UNAVAILABLE');
  });
});
