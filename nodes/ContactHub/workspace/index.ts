import type { Resource } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { getEventTypes } from './getEventTypes';
import { getExtendedProperties } from './getExtendedProperties';
import { getMe } from './getMe';
import { getNodes } from './getNodes';

/** The workspace itself: who may do what, and how it is set up. */
export const workspace: Resource<ContactHubApi> = {
	value: 'workspace',
	name: 'Workspace',
	description: 'What the workspace has',
	operations: [getEventTypes, getExtendedProperties, getMe, getNodes],
};
