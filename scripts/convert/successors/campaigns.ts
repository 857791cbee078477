import { carryCampaignActivity, carryLists, carryLocator } from '../ids';
import { aboutOne, becomes, OTHER_RECORDS, type Mapping } from '../mapping';
import {
	carryPaging,
	group,
	KeepNodeError,
	mentionLost,
	optional,
	pick,
	refuse,
	toList,
	translate,
	type Parameters,
} from '../parameters';

const CAMPAIGN_STATUS = {
	DRAFT: 'DRAFT',
	SCHEDULED: 'SCHEDULED',
	RUNNING: 'EXECUTING',
	SENT: 'DONE',
	DELETED: 'REMOVED',
};

/** Campaigns and their schedules, which both legacy nodes have. */
export const CAMPAIGN_SUCCESSORS: Record<string, Mapping> = {
	'campaign.create': becomes(
		'campaign',
		'create',
		(conversion) => {
			const { from, note } = conversion;
			const more = group(from, 'additionalFields');
			mentionLost(conversion, more, ['lists', 'replyToEmail']);
			mentionLost(conversion, group(from, 'messageFooter'), []);
			note(
				"'From Email' and 'Reply-To Email' are addresses confirmed in the account: choose them again unless they hold an address.",
			);
			return {
				...pick(from, ['name', 'subject', 'fromName']),
				fromEmail: carryLocator(conversion, 'fromEmail', 'sender'),
				htmlContent: from.emailContent ?? '',
				...optional('additionalFields', {
					...(more.lists !== undefined && { lists: carryLists(conversion, more.lists) }),
					...(more.replyToEmail !== undefined && {
						replyToEmail: carryLocator({ ...conversion, from: more }, 'replyToEmail', 'sender'),
					}),
				}),
			};
		},
		'V3 generates the text version and the footer, and has no field for a greeting: put what you need into the HTML.',
		OTHER_RECORDS,
	),
	'campaign.get': aboutOne('campaign', 'get', 'campaign', 'campaign', OTHER_RECORDS),
	'campaign.getAll': becomes(
		'campaign',
		'getAll',
		(conversion) => {
			const filters = group(conversion.from, 'filters');
			const { status, modifiedSince } = filters;
			return {
				...carryPaging(conversion),
				...optional('filters', {
					...pick(filters, ['emptyFilter']),
					...(status !== undefined && {
						status: toList(translate(status, CAMPAIGN_STATUS, 'Status'), 'Status'),
					}),
					...(modifiedSince !== undefined && { updatedAfter: modifiedSince }),
				}),
			};
		},
		OTHER_RECORDS,
	),
	'campaign.update': becomes(
		'campaignActivity',
		'update',
		(conversion) => {
			const { from } = conversion;
			const fields = group(from, 'updateFields');
			refuse(fields, { name: 'Name' });
			const kept = ['subject', 'fromName', 'fromEmail', 'replyToEmail', 'emailContent', 'lists'];
			mentionLost(conversion, fields, kept);
			mentionLost(conversion, group(from, 'messageFooter'), []);
			const updateFields: Parameters = {
				...pick(fields, ['subject', 'fromName']),
				...(fields.emailContent !== undefined && { htmlContent: fields.emailContent }),
				...(fields.lists !== undefined && { lists: carryLists(conversion, fields.lists) }),
			};
			for (const name of ['fromEmail', 'replyToEmail']) {
				if (fields[name] !== undefined) {
					updateFields[name] = carryLocator({ ...conversion, from: fields }, name, 'sender');
				}
			}
			if (Object.keys(updateFields).length === 0) {
				throw new KeepNodeError('V3 has none of the fields that it changes.');
			}
			return { ...carryCampaignActivity(conversion), updateFields };
		},
		"To rename a campaign, use 'Campaign: Update'. V3 generates the text version and the footer, and has no field for a greeting.",
	),
	'campaign.delete': aboutOne('campaign', 'delete', 'campaign', 'campaign'),
	'campaignSchedule.create': becomes('campaignActivity', 'schedule', (conversion) => ({
		...carryCampaignActivity(conversion),
		when: 'time',
		...pick(conversion.from, ['scheduledTime']),
	})),
	'campaignSchedule.getAll': becomes(
		'campaignActivity',
		'getSchedules',
		carryCampaignActivity,
		OTHER_RECORDS,
	),
	'campaignSchedule.delete': becomes(
		'campaignActivity',
		'unschedule',
		carryCampaignActivity,
		'A campaign has one schedule, which is removed.',
	),
};
