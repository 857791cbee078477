import type { IDataObject, IPollFunctions, INodeExecutionData } from 'n8n-workflow';

import { InputError, pollNode, type PollCall } from '../kit';
import { ContactHubApi } from '../ContactHub/client';
import { simplifyCustomer } from '../ContactHub/customer/schema';
import { simplifyEvent } from '../ContactHub/event/schema';
import { knownErrors } from '../ContactHub/knownErrors';
import {
	readCursor,
	writeCursor,
	type ChangeCursor,
	type TimeCursor,
	type TriggerEvent,
} from './cursor';
import { changeFeed } from './feeds/changes';
import { customerFeed } from './feeds/customers';
import { eventFeed } from './feeds/events';
import { Clocks, type Feed, type FeedCall } from './feeds/feed';
import { triggerFields, type TriggerParams } from './fields';

type Place = TimeCursor | ChangeCursor;

const FEEDS = {
	changeReceived: changeFeed,
	customerCreated: customerFeed('registeredAt'),
	customerUpdated: customerFeed('updatedAt'),
	eventReceived: eventFeed,
} as unknown as Record<TriggerEvent, Feed<Place>>;

/** What a poll does, for messages. */
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
		product: 'ContactHub',
		fields: triggerFields,
		knownErrors,
		action: ({ event }) => ACTIONS[event],
		connect: ContactHubApi.connect,
		poll,
		sample,
	});
}

type Call = PollCall<ContactHubApi, typeof triggerFields>;

async function poll(call: Call): Promise<IDataObject[]> {
	const { params, data } = call;
	const { event } = params;
	const start = params.startDate?.toJSDate().toISOString() ?? 'now';
	const feed = FEEDS[event];
	const feedCall = feedCallOf(call);
	let place = readCursor<Place>(data, event, start);
	if (place === undefined) {
		place = await feed.begin(feedCall, params.startDate?.toMillis());
		writeCursor(data, event, start, place);
		if (params.startDate === undefined) return [];
	}
	const found = await feed.read(feedCall, place);
	writeCursor(data, event, start, found.place);
	return found.records.map((record) => simplified(record, params));
}

async function sample(call: Call): Promise<IDataObject[]> {
	const { params } = call;
	const records = await FEEDS[params.event].sample(feedCallOf(call));
	if (records.length > 0) return records.map((record) => simplified(record, params));
	throw new InputError(
		'ContactHub has nothing yet that this trigger would find',
		'Create an example in ContactHub, wait two minutes and fetch again, or loosen the filters.',
	);
}

function feedCallOf({ api, params, isLate, warn }: Call): FeedCall {
	const clocks = new Clocks();
	const limit = params.triggerOptions.maxPerPoll ?? 1000;
	return { api: api.observedBy(clocks), params, limit, clocks, isLate, warn };
}

function simplified(record: IDataObject, params: TriggerParams): IDataObject {
	if (params.simplify !== true || params.customerFilters?.fields !== undefined) return record;
	return params.event === 'eventReceived' ? simplifyEvent(record) : simplifyCustomer(record);
}
