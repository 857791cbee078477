import { schema, type Resource } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { define } from '../operation';
import { readNodes } from './directory';
import { getEventTypes } from './getEventTypes';
import { getExtendedProperties } from './getExtendedProperties';

const getMe = define.item({
	value: 'getMe',
	name: 'Get Me',
	action: 'Get owner of token',
	description: 'Retrieve the owner of the token, and the workspaces and nodes it gives access to',
	requests: 'One',
	output: schema.object({
		id: schema.text,
		name: schema.text,
		surname: schema.text,
		groups: schema.list(schema.anything),
	}),
	fields: {},
	run: async ({ api }) => await api.getMe(),
});

const getNodes = define.item({
	value: 'getNodes',
	name: 'Get Nodes',
	action: 'Get nodes of workspace',
	description:
		'Retrieve the nodes of the workspace, with names only if the token can read the configuration',
	requests: 'Three',
	output: schema.object({ id: { type: 'string' }, name: schema.text, permission: schema.text }, [
		'id',
	]),
	fields: {},
	run: async ({ api }) => (await readNodes(api)).map((node) => ({ ...node })),
});

/** The workspace itself: its permissions and its configuration. */
export const workspace: Resource<ContactHubApi> = {
	value: 'workspace',
	name: 'Workspace',
	description: 'Settings of the workspace',
	operations: [getEventTypes, getExtendedProperties, getMe, getNodes],
};
