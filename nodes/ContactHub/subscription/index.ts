import type { Resource } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { createSubscription } from './create';
import { deleteSubscription } from './delete';
import { getSubscription } from './get';
import { getAllSubscriptions } from './getAll';
import { updateSubscription } from './update';

/** Subscriptions of a customer. */
export const subscriptionResource: Resource<ContactHubApi> = {
	value: 'subscription',
	name: 'Subscription',
	description: 'Subscriptions of a customer',
	operations: [
		createSubscription,
		deleteSubscription,
		getSubscription,
		getAllSubscriptions,
		updateSubscription,
	],
};
