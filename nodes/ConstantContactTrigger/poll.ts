import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import {
	createFeedCall,
	isBlank,
	isRecord,
	pollFeed,
	pollNode,
	readSample,
	type Feed,
	toFilterKey,
	toSubject,
	type PollCall,
} from '../kit';
import { PRODUCT } from '../constantContactShared/product';
import type { ConstantContactApi } from '../ConstantContact/api/client';
import { constantContact } from '../ConstantContact/api/product';
import { addLabels } from '../ConstantContact/contact/labels';
import { simplifyContact } from '../ConstantContact/contact/schema';
import type { TriggerFeedCall } from './call';
import { isContactEvent, type TriggerEvent } from './events';
import { activityFeed } from './feeds/activities';
import { campaignFeed } from './feeds/campaigns';
import { contactFeeds } from './feeds/contacts';
import { trackingFeed } from './feeds/tracking';
import { MAX_PER_POLL, triggerFields, type TriggerParams } from './fields';
import { requireAffordable } from './quota';

const FEEDS = {
	activityFinished: activityFeed,
	campaignSent: campaignFeed,
	...contactFeeds,
	trackingReceived: trackingFeed,
} as unknown as Record<TriggerEvent, Feed<TriggerFeedCall, object>>;

/** The action of a poll, for messages. */
const ACTIONS: Record<TriggerEvent, string> = {
	activityFinished: 'look for finished bulk activities',
	campaignSent: 'look for sent campaigns',
	contactCreated: 'look for new contacts',
	contactDeleted: 'look for deleted contacts',
	contactUnsubscribed: 'look for unsubscribed contacts',
	contactUpdated: 'look for updated contacts',
	trackingReceived: 'look for tracking activities',
};

/** A poll of the trigger. */
export async function pollConstantContact(
	functions: IPollFunctions,
): Promise<INodeExecutionData[][] | null> {
	return await pollNode(functions, {
		...constantContact,
		fields: triggerFields,
		action: ({ event }) => ACTIONS[event],
		poll,
		sample,
	});
}

/** The context of a poll of this trigger. */
export type TriggerCall = PollCall<ConstantContactApi, typeof triggerFields>;

/** The records since the last poll. @throws InputError if a day of polls takes too many requests */
export async function poll(call: TriggerCall): Promise<IDataObject[]> {
	const { api, params, rawParameters, data, key } = call;
	requireAffordable(params, rawParameters);
	return await pollFeed({
		feed: FEEDS[params.event],
		call: createFeedCall(call, MAX_PER_POLL.default),
		data,
		key,
		subject: toSubject(params, rawParameters, api.account),
		filter: toFilterKey(rawParameters, FILTERS, ['maxCampaigns']),
		startDate: params.startDate,
		// It reads the labels of custom fields, which may fail.
		toItems: async (records) => await finishRecords(call, records),
		product: PRODUCT,
	});
}

/** Parameters that filter the records. */
const FILTERS = ['trackingTypes', 'sentWithin', 'contactFilters', 'activityFilters'];

async function sample(call: TriggerCall): Promise<IDataObject[]> {
	const feed = FEEDS[call.params.event];
	const feedCall = createFeedCall(call, MAX_PER_POLL.default);
	return await finishRecords(call, await readSample({ feed, call: feedCall, product: PRODUCT }));
}

/** Records as the user wants them. */
async function finishRecords(
	{ api, params }: TriggerCall,
	records: IDataObject[],
): Promise<IDataObject[]> {
	if (!isContactEvent(params.event)) return records;
	return await Promise.all(
		records.map(async (contact) => simplifyRecord(await addLabels(api, contact), params)),
	);
}

function simplifyRecord(contact: IDataObject, { simplify }: TriggerParams): IDataObject {
	if (simplify !== true) return contact;
	const { created_at, updated_at, email_address: email } = contact;
	const { opt_out_date, opt_out_reason } = isRecord(email) ? (email as IDataObject) : {};
	return {
		...simplifyContact(contact),
		created_at,
		updated_at,
		...(!isBlank(opt_out_date) && { opt_out_date, opt_out_reason }),
	};
}
