import type { Resource } from '../kit';
import { table } from './tables';
import { account } from './account';
import { activity } from './activity';
import { campaign } from './campaign';
import { campaignSchedule } from './campaignSchedule';
import { campaignTracking } from './campaignTracking';
import type { ConstantContactV2Api } from './api/client';
import { contact } from './contact';
import { contactList } from './contactList';
import { contactTracking } from './contactTracking';
import { emailAddress } from './emailAddress';
import { event } from './event';
import { library } from './library';
import { libraryFile } from './libraryFile';
import { libraryFolder } from './libraryFolder';
import { libraryTrash } from './libraryTrash';
import { registrant } from './registrant';

/** All resources of the v2 REST API, in menu order. */
export const resources: Array<Resource<ConstantContactV2Api>> = [
	account,
	activity,
	campaign,
	campaignSchedule,
	campaignTracking,
	contact,
	contactList,
	contactTracking,
	emailAddress,
	event,
	library,
	libraryFile,
	libraryFolder,
	libraryTrash,
	registrant,
	table,
];
