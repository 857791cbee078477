import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import {
	createFeedCall,
	InputError,
	isRecord,
	pollFeed,
	pollNode,
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
		sample: readSample,
	});
}

/** The context of a poll of this trigger. */
export type TriggerCall = PollCall<ConstantContactApi, typeof triggerFields>;

/** The records since the last poll. @throws InputError if a day of polls takes too many requests */
export async function poll(call: TriggerCall): Promise<IDataObject[]> {
	const { api, params, rawParameters, data, key } = call;
	requireAffordable(params, rawParameters);
	const records = await pollFeed({
		feed: FEEDS[params.event],
		call: createFeedCall(call, MAX_PER_POLL.default),
		data,
		key,
		subject: toSubject(params, rawParameters, api.account),
		filter: toFilterKey(rawParameters, FILTERS, ['maxCampaigns']),
		startDate: params.startDate,
		whereToLook: `in ${PRODUCT}, for example with Get Many of the ${PRODUCT} node`,
	});
	return await finishRecords(call, records);
}

/** Parameters that filter the records. */
const FILTERS = ['trackingTypes', 'sentWithin', 'contactFilters', 'activityFilters'];

async function readSample(call: TriggerCall): Promise<IDataObject[]> {
	const records = await FEEDS[call.params.event].sample(createFeedCall(call, MAX_PER_POLL.default));
	if (records.length > 0) return await finishRecords(call, records);
	throw new InputError(
		`${PRODUCT} has no data for this trigger yet`,
		`Create an example in ${PRODUCT} and fetch again, or loosen the filters.`,
	);
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
		...(opt_out_date !== undefined && { opt_out_date, opt_out_reason }),
	};
}
