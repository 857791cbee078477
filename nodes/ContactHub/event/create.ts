import type { IDataObject } from 'n8n-workflow';

import {
	additionalFields,
	choice,
	createUnusableValuesField,
	guardEmptyExpression,
	nameEmptyExpression,
	path,
	required,
	schema,
	text,
	when,
} from '../../kit';
import type { ContactHubApi } from '../api/client';
import { customerField, findCustomerId, type CustomerReference } from '../customer/reference';
import { nodeField } from '../fields/common';
import { draftProperties } from '../model/eventProperties';
import { requireSize } from '../model/size';
import { define } from '../operation';
import { readDetails } from './details';
import {
	contextField,
	eventDetails,
	eventTypeField,
	propertiesForm,
	propertiesJson,
} from './fields';

export const createEvent = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create event',
	description: 'Record an event for a customer or a browser session',
	requests: 'One per event; one more by the email of the customer',
	output: schema.object(
		{
			accepted: { type: 'boolean' },
			id: schema.text,
			type: { type: 'string' },
			context: { type: 'string' },
		},
		['accepted', 'type', 'context'],
	),
	fields: {
		assignTo: choice({
			displayName: 'Assign To',
			default: 'customer',
			options: [
				{ name: 'Customer', value: 'customer' },
				{
					name: 'External ID',
					value: 'externalId',
					description: 'A customer by external ID; ContactHub creates one if there is none',
				},
				{
					name: 'Session ID',
					value: 'sessionId',
					description: 'A browser session; anonymous until the session is bound to a customer',
				},
			],
		}),
		customer: when({ assignTo: ['customer'] }, customerField),
		externalId: when(
			{ assignTo: ['externalId'] },
			nameEmptyExpression(
				required(
					text({
						displayName: 'External ID',
						placeholder: 'e.g. CRM-4711',
						description: 'If no customer has it, ContactHub creates an empty one',
					}),
				),
			),
		),
		sessionId: when(
			{ assignTo: ['sessionId'] },
			nameEmptyExpression(
				required(
					text({
						displayName: 'Session ID',
						placeholder: 'e.g. 8f5c1b2e-6f0b-4f6f-9d9c-0f4f6c3f1a77',
						description: 'From your website or Generate ID',
					}),
				),
			),
		),
		eventType: eventTypeField,
		context: contextField,
		specifyProperties: choice({
			displayName: 'Specify Properties',
			default: 'form',
			options: [
				{ name: 'Using Fields Below', value: 'form' },
				{ name: 'Using JSON', value: 'json' },
			],
		}),
		// Without an event type, the form is empty, which the editor would show as an error.
		properties: {
			...when({ specifyProperties: ['form'] }, propertiesForm),
			unless: { eventType: [''] },
		},
		unusableValues: when({ specifyProperties: ['form'] }, createUnusableValuesField('properties')),
		propertiesJson: when({ specifyProperties: ['json'] }, required(propertiesJson)),
		additionalFields: additionalFields({
			...eventDetails,
			date: guardEmptyExpression(eventDetails.date),
			node: nodeField,
		}),
	},
	async run({ api, params, hint }) {
		const { eventType: type, context } = params;
		const rules = { hint, unusable: params.unusableValues };
		const drafted = params.properties && draftProperties(type, params.properties, rules);
		for (const column of drafted?.unmatched ?? []) {
			hint(`The column '${column}' isn't a property of '${type}' and was left out`);
		}
		const properties = drafted?.properties ?? params.propertiesJson ?? {};
		requireSize(properties, 'Properties');
		const { node, ...details } = params.additionalFields;
		const owner = await findOwner(api, params, node);
		const body = { type, context, properties, ...owner, ...readDetails(details) };
		// Only accepted: ContactHub responds with 202 and shows the event later; before API 1.11, without its ID (ContactHub API 2.6).
		const { id = null } = await api.post(path`/events`, body, { mayBeEmpty: true });
		return { accepted: true, id, type, context };
	},
});

/** Whose event it is: a customer's, or data by which ContactHub finds one (ContactHub API 2.6). */
async function findOwner(
	api: ContactHubApi,
	owner: {
		assignTo: string;
		customer?: CustomerReference;
		externalId?: string;
		sessionId?: string;
	},
	node: string | undefined,
): Promise<IDataObject> {
	if (owner.customer !== undefined) {
		return { customerId: await findCustomerId(api, owner.customer, node) };
	}
	const [type, value] =
		owner.assignTo === 'externalId'
			? ['EXTERNAL_ID', owner.externalId]
			: ['SESSION_ID', owner.sessionId];
	return { bringBackProperties: { type, value, nodeId: api.nodeId(node) } };
}
