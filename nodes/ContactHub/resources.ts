import type { Resource } from '../kit';
import { change } from './change';
import type { ContactHubApi } from './api/client';
import { customer } from './customer';
import { educationResource } from './education';
import { event } from './event';
import { jobResource } from './job';
import { likeResource } from './like';
import { session } from './session';
import { subscriptionResource } from './subscription';
import { workspace } from './workspace';

/** Everything that the node can do, in the order of its menu. */
export const resources: Array<Resource<ContactHubApi>> = [
	change,
	customer,
	educationResource,
	event,
	jobResource,
	likeResource,
	session,
	subscriptionResource,
	workspace,
];
