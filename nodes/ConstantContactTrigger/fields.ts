import {
	choice,
	fixedChoices,
	collection,
	createMaxPerPoll,
	filters,
	MOST_OVERLAP,
	nameEvents,
	notice,
	number,
	required,
	simplifyField,
	startFields,
	toggle,
	when,
	type Fields,
	type ValuesOf,
} from '../kit';
import { atLeastOne } from '../constantContactShared/fields/idChoices';
import { includedParts } from '../ConstantContact/contact/listing';
import { createListsField, createTagsField } from '../ConstantContact/fields/chosenRecords';
import { CONTACT_EVENTS } from './events';

const CONTACTS = { event: [...CONTACT_EVENTS] };
const NARROWED = { event: ['contactCreated', 'contactUpdated'] };
const TRACKING = { event: ['trackingReceived'] };

/** Maximum items returned by a poll. */
export const MAX_PER_POLL = { default: 5000, max: 10_000 };

/** The trigger's parameters. */
export const triggerFields = {
	event: choice({
		displayName: 'Trigger On',
		default: 'contactCreated',
		options: [
			{
				name: 'Bulk Activity Finished',
				value: 'activityFinished',
				description: 'An import, an export or another bulk activity has ended',
			},
			{ name: 'Campaign Sent', value: 'campaignSent', description: 'An email campaign was sent' },
			{ name: 'Contact Created', value: 'contactCreated', description: 'A contact is new' },
			{ name: 'Contact Deleted', value: 'contactDeleted', description: 'A contact was deleted' },
			{
				name: 'Contact Unsubscribed',
				value: 'contactUnsubscribed',
				description: 'A contact has unsubscribed',
			},
			{
				name: 'Contact Updated',
				value: 'contactUpdated',
				description: 'A contact was changed, or has unsubscribed, after it was created',
			},
			{
				name: 'Tracking Received',
				value: 'trackingReceived',
				description: 'A recipient opened or clicked a campaign, unsubscribed, or the email bounced',
			},
		],
	}),
	pollCost: when(
		{
			event: [
				'activityFinished',
				'campaignSent',
				'contactCreated',
				'contactDeleted',
				'contactUnsubscribed',
			],
		},
		notice(
			"A poll takes one request: 288 per day at one every 5 minutes. An application's key has 10,000 per day in total.",
		),
	),
	updatedCost: when(
		{ event: ['contactUpdated'] },
		notice(
			"A poll takes two requests: 576 per day at one every 5 minutes. An application's key has 10,000 per day in total.",
		),
	),
	trackingCost: when(
		TRACKING,
		notice(
			"A poll takes one request, and one per campaign and type: 10 campaigns and 4 types take 3,936 per day at one every 15 minutes. An application's key has 10,000 per day in total.",
		),
	),
	trackingTypes: when(
		TRACKING,
		withDefault(
			atLeastOne(
				fixedChoices({
					displayName: 'Tracking Types',
					options: [
						{ name: 'Bounces', value: 'bounces' },
						{ name: 'Clicks', value: 'clicks' },
						{ name: 'Opens', value: 'opens' },
						{ name: 'Unsubscribes', value: 'optouts' },
					],
				}),
				'Choose at least one type.',
			),
			['bounces', 'clicks', 'opens', 'optouts'],
		),
	),
	sentWithin: when(
		TRACKING,
		number({
			displayName: 'Sent Within (Days)',
			default: 7,
			min: 1,
			max: 90,
			description: 'How long to follow a campaign after it was sent or changed',
		}),
	),
	contactFilters: when(
		NARROWED,
		filters({
			fields: {
				lists: createListsField('Contacts of any of these lists, at most 25.'),
				tags: createTagsField('Contacts with any of these tags, at most 50.'),
			},
		}),
	),
	activityFilters: when(
		{ event: ['activityFinished'] },
		filters({
			fields: {
				states: fixedChoices({
					displayName: 'States',
					description: 'How the activity ended. Default: any.',
					options: [
						{ name: 'Cancelled', value: 'cancelled' },
						{ name: 'Completed', value: 'completed' },
						{ name: 'Failed', value: 'failed' },
						{ name: 'Timed Out', value: 'timed_out' },
					],
				}),
			},
		}),
	),
	...startFields,
	simplify: when(CONTACTS, required(simplifyField)),
	triggerOptions: collection({
		displayName: 'Options',
		fields: {
			exceedQuota: toggle({
				displayName: 'Use More Than Half of Quota',
				default: false,
				description:
					"Whether polls may use more than 5,000 of a key's 10,000 daily requests. If off, such a trigger is rejected.",
			}),
			include: when(CONTACTS, includedParts.include),
			maxCampaigns: when(
				TRACKING,
				number({
					displayName: 'Max Campaigns',
					default: 10,
					min: 1,
					max: 100,
					description: 'Max number of campaigns to follow: the most recently changed ones',
				}),
			),
			maxPerPoll: createMaxPerPoll(MAX_PER_POLL),
			overlap: number({
				displayName: 'Overlap (Minutes)',
				default: 5,
				min: 1,
				max: MOST_OVERLAP,
				description:
					'How late a record may appear in the lists of Constant Contact and still be found. Every poll reads the records of this period again; those already returned are left out.',
			}),
		},
	}),
} satisfies Fields;

/** The event that starts the workflow, in words, by its stored value. */
export const EVENT_NAMES = nameEvents(triggerFields.event);

/** The parameters, read and checked. */
export type TriggerParams = ValuesOf<typeof triggerFields>;

/** The same field with these entries chosen by default. */
function withDefault<Field extends { property: { default: unknown } }>(
	field: Field,
	chosen: string[],
): Field {
	return { ...field, property: { ...field.property, default: chosen } };
}
