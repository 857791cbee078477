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

/** All resources of the node, in menu order. */
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
