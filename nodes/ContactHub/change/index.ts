import type { Resource } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { getAllChanges } from './getAll';
import { getLastOffset } from './getLastOffset';

/** The feed of all changes of customers and events. */
export const change: Resource<ContactHubApi> = {
	value: 'change',
	name: 'Change',
	description: 'The feed of all changes',
	operations: [getLastOffset, getAllChanges],
};
