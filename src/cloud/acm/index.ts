/**
 * AWS Certificate Manager: certificates for distributions and load balancers, proved through the simulated DNS.
 * Private authorities, export, ACME and event settings are not simulated; nobody answers validation e-mails.
 * https://docs.aws.amazon.com/acm/latest/APIReference/Welcome.html
 */
import { read, type Service, write } from '../kernel/resource.ts';
import { certificate } from './certificate/certificate.ts';
import { importCertificate } from './certificate/import.ts';
import { certificateTransitions } from './certificate/lifecycle.ts';
import { listCertificates } from './certificate/list.ts';
import {
  deleteCertificate,
  getCertificate,
  renewCertificate,
  resendValidationEmail,
  updateOptions,
} from './certificate/manage.ts';
import { requestCertificate } from './certificate/request.ts';
import { describeCertificate } from './certificate/show.ts';
import { addTags, listTags, removeTagsFrom } from './certificate/tags.ts';
import { observeCertificates } from './validation/observe.ts';

export const acm: Service = {
  name: 'acm',
  resources: [certificate],
  operations: {
    RequestCertificate: write(requestCertificate),
    ImportCertificate: write(importCertificate),
    DescribeCertificate: read(describeCertificate),
    ListCertificates: read(listCertificates),
    GetCertificate: read(getCertificate),
    DeleteCertificate: write(deleteCertificate),
    RenewCertificate: read(renewCertificate),
    ResendValidationEmail: write(resendValidationEmail),
    UpdateCertificateOptions: write(updateOptions),
    AddTagsToCertificate: write(addTags),
    RemoveTagsFromCertificate: write(removeTagsFrom),
    ListTagsForCertificate: read(listTags),
  },
  transitions: { [certificate.kind]: certificateTransitions },
  settle: observeCertificates,
};
