import type { Resource } from '../kit';
import { account } from './account';
import { activity } from './activity';
import type { ConstantContactApi } from './client';
import { contact } from './contact';
import { contactList } from './contactList';
import { customField } from './customField';
import { emailAddress } from './emailAddress';
import { legacyId } from './legacyId';
import { segment } from './segment';
import { tag } from './tag';

/** Everything that the node can do with the V3 API, in the order of its menu. */
export const resources: Array<Resource<ConstantContactApi>> = [
	account,
	activity,
	contact,
	contactList,
	customField,
	emailAddress,
	legacyId,
	segment,
	tag,
];
