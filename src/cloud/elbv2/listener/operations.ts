/** What can be done with listeners. */
import { type Operations, read, write } from '../../kernel/resource.ts';
import { describeListenerAttributes, modifyListenerAttributes } from './attributes.ts';
import {
  addListenerCertificates,
  describeListenerCertificates,
  removeListenerCertificates,
} from './certificates.ts';
import { createListener, modifyListener } from './create.ts';
import { deleteListener } from './remove.ts';
import { describeListeners } from './show.ts';
import { describeSslPolicies } from './ssl-policies.ts';

export const listenerOperations: Operations = {
  CreateListener: write(createListener),
  DescribeListeners: read(describeListeners),
  ModifyListener: write(modifyListener),
  DeleteListener: write(deleteListener),
  DescribeListenerAttributes: read(describeListenerAttributes),
  ModifyListenerAttributes: write(modifyListenerAttributes),
  AddListenerCertificates: write(addListenerCertificates),
  RemoveListenerCertificates: write(removeListenerCertificates),
  DescribeListenerCertificates: read(describeListenerCertificates),
  DescribeSSLPolicies: read(describeSslPolicies),
};
