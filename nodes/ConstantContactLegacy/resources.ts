import type { Resource } from '../kit';
import { account } from './account';
import { activity } from './activity';
import { campaign } from './campaign';
import { campaignEvent } from './campaignEvent';
import { campaignSchedule } from './campaignSchedule';
import type { ConstantContactV1Api } from './api/client';
import { contact } from './contact';
import { contactEvent } from './contactEvent';
import { contactList } from './contactList';
import { emailAddress } from './emailAddress';
import { event } from './event';
import { registrant } from './registrant';

/** All resources of the v1 web service, in menu order. */
export const resources: Array<Resource<ConstantContactV1Api>> = [
	account,
	activity,
	campaign,
	campaignEvent,
	campaignSchedule,
	contact,
	contactEvent,
	contactList,
	emailAddress,
	event,
	registrant,
];
