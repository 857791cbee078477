import type { Resource } from '../kit';
import { abTest } from './abTest';
import { account } from './account';
import { activity } from './activity';
import { automation } from './automation';
import type { ConstantContactApi } from './api/client';
import { campaign } from './campaign';
import { campaignActivity } from './campaignActivity';
import { campaignReport } from './campaignReport';
import { contact } from './contact';
import { contactList } from './contactList';
import { contactReport } from './contactReport';
import { customField } from './customField';
import { emailAddress } from './emailAddress';
import { event } from './event';
import { landingPageReport } from './landingPageReport';
import { legacyId } from './legacyId';
import { registration } from './registration';
import { resend } from './resend';
import { segment } from './segment';
import { smsReport } from './smsReport';
import { socialPost } from './socialPost';
import { table } from './tables';
import { tag } from './tag';

/** All resources of the node, in menu order. */
export const resources: Array<Resource<ConstantContactApi>> = [
	abTest,
	account,
	activity,
	automation,
	campaign,
	campaignActivity,
	campaignReport,
	contact,
	contactList,
	contactReport,
	customField,
	emailAddress,
	event,
	landingPageReport,
	legacyId,
	registration,
	resend,
	segment,
	smsReport,
	socialPost,
	table,
	tag,
];
