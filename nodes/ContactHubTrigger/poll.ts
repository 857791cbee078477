import type { IDataObject, IPollFunctions, INodeExecutionData } from 'n8n-workflow';

import {
	createFeedCall,
	InputError,
	pollFeed,
	pollNode,
	toFilterKey,
	toSubject,
	type PollCall,
} from '../kit';
import type { ContactHubApi } from '../ContactHub/api/client';
import { contactHub } from '../ContactHub/api/product';
import { simplifyCustomer } from '../ContactHub/customer/schema';
import { simplifyEvent } from '../ContactHub/event/schema';
import type { TriggerEvent } from './events';
import { changeFeed } from './feeds/changes';
import { createCustomerFeed } from './feeds/customers';
import { eventFeed } from './feeds/events';
import type { Feed } from './feeds/feed';
import { MAX_PER_POLL, triggerFields, type TriggerParams } from './fields';

const FEEDS = {
	changeReceived: changeFeed,
	customerCreated: createCustomerFeed('registeredAt'),
	customerUpdated: createCustomerFeed('updatedAt'),
	eventReceived: eventFeed,
} as unknown as Record<TriggerEvent, Feed<object>>;

/** The action of a poll, for messages. */
const ACTIONS: Record<TriggerEvent, string> = {
	changeReceived: 'look for changes',
	customerCreated: 'look for new customers',
	customerUpdated: 'look for updated customers',
	eventReceived: 'look for events',
};

/** A poll of the trigger. */
export async function pollContactHub(
	functions: IPollFunctions,
): Promise<INodeExecutionData[][] | null> {
	return await pollNode(functions, {
		...contactHub,
		fields: triggerFields,
		action: ({ event }) => ACTIONS[event],
		poll,
		sample: readSample,
	});
}

/** The context of a poll of this trigger. */
export type TriggerCall = PollCall<ContactHubApi, typeof triggerFields>;

/** The records since the last poll. */
export async function poll(call: TriggerCall): Promise<IDataObject[]> {
	const { api, params, rawParameters, data, key } = call;
	const records = await pollFeed({
		feed: FEEDS[params.event],
		call: createFeedCall(call, MAX_PER_POLL.default),
		data,
		key,
		subject: toSubject(params, rawParameters, api.workspaceId),
		filter: toFilterKey(rawParameters, FILTERS, ['fields', 'node']),
		startDate: params.startDate,
		whereToLook: 'in ContactHub, for example with Get Many of the ContactHub node',
	});
	return records.map((record) => simplifyRecord(record, params));
}

/** Parameters that filter the records. */
const FILTERS = [
	'queryMode',
	'match',
	'conditions',
	'conjunction',
	'queries',
	'queryJson',
	'eventFilters',
	'changeFilters',
];

async function readSample(call: TriggerCall): Promise<IDataObject[]> {
	const { params } = call;
	const records = await FEEDS[params.event].sample(createFeedCall(call, MAX_PER_POLL.default));
	if (records.length > 0) return records.map((record) => simplifyRecord(record, params));
	throw new InputError(
		'ContactHub has no data for this trigger yet',
		'Create an example in ContactHub, wait two minutes and fetch again, or loosen the filters.',
	);
}

function simplifyRecord(record: IDataObject, params: TriggerParams): IDataObject {
	if (params.simplify !== true) return record;
	if (params.event === 'eventReceived') return simplifyEvent(record);
	return params.triggerOptions.fields === undefined ? simplifyCustomer(record) : record;
}
