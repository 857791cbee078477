import type { IDataObject } from 'n8n-workflow';

import {
	additionalFields,
	choice,
	InputError,
	isRecord,
	parseDateTime,
	schema,
	text,
	when,
	type DateTime,
	type TellHint,
	type Field,
} from '../../kit';
import { emailAddressesField } from '../../constantContactShared/fields/emailAddresses';
import { define } from '../operation';
import {
	findActivityId,
	buildActivityPath,
	campaignActivityField,
	REQUESTS_FOR_EMAIL,
} from './reference';
import { scheduleSchema, testSchema } from './schema';

/** Stands for "now" in a schedule (V3 API 7). */
const NOW = '0';

/** Test emails per request (V3 API 7). */
const MOST_TEST_ADDRESSES = 5;

const LABEL = 'Scheduled Time';

/** A time as the user entered it; the instant it stands for depends on the workflow's time zone. */
const timeField: Field<unknown> = {
	property: {
		displayName: LABEL,
		type: 'dateTime',
		default: '',
		required: true,
		description: "In the workflow's time zone unless it has an offset",
	},
	read: (raw) => raw,
};

export const scheduleCampaignActivity = define.item({
	value: 'schedule',
	name: 'Schedule',
	action: 'Schedule campaign activity',
	description:
		'Send a campaign now or at a given time. If it was already sent, it goes only to recipients who have not received it.',
	requests: REQUESTS_FOR_EMAIL,
	output: scheduleSchema,
	fields: {
		campaignActivity: campaignActivityField,
		when: choice({
			displayName: 'When',
			default: 'time',
			options: [
				{ name: 'At a Time', value: 'time' },
				{ name: 'Now', value: 'now', description: "This can't be undone" },
			],
		}),
		scheduledTime: when({ when: ['time'] }, timeField),
	},
	async run({ api, params, functions, hint }) {
		const isNow = params.when === 'now';
		const time = isNow ? undefined : parseTime(params.scheduledTime, functions.getTimezone(), hint);
		const id = await findActivityId(api, params.campaignActivity);
		const scheduled_date = time?.toUTC().toISO() ?? NOW;
		const response = await api.command(`${buildActivityPath(id)}/schedules`, { scheduled_date });
		// The response to "now" is an empty list (V3 API 7).
		const [first] = Array.isArray(response) ? (response as unknown[]) : [response];
		const schedule = isRecord(first) ? (first as IDataObject) : {};
		return {
			campaign_activity_id: id,
			scheduled_date: isNow ? null : scheduled_date,
			...schedule,
			sent_now: isNow,
		};
	},
});

/**
 * @throws InputError if it isn't a time, or is past by this machine's clock: whether the service would then send immediately
 * isn't known
 */
function parseTime(raw: unknown, zone: string, hint: TellHint): DateTime {
	if (raw === undefined || raw === null || raw === '') {
		throw new InputError(`'${LABEL}' is empty`, `Fill in '${LABEL}', or choose Now under 'When'.`);
	}
	const time = parseDateTime(raw, LABEL, { zone, hint });
	if (time.toMillis() > Date.now()) return time;
	throw new InputError(
		`'${LABEL}' is ${time.setZone(zone).toISO()}, which is in the past`,
		"Use a time in the future. A time without an offset is in the workflow's time zone.",
	);
}

export const unscheduleCampaignActivity = define.item({
	value: 'unschedule',
	name: 'Unschedule',
	action: 'Unschedule campaign activity',
	description: 'Cancel the sending of a campaign, which becomes a draft again',
	requests: REQUESTS_FOR_EMAIL,
	output: schema.object(
		{ unscheduled: { type: 'boolean' }, campaign_activity_id: { type: 'string' } },
		['unscheduled', 'campaign_activity_id'],
	),
	fields: { campaignActivity: campaignActivityField },
	async run({ api, params: { campaignActivity } }) {
		const id = await findActivityId(api, campaignActivity);
		await api.delete(`${buildActivityPath(id)}/schedules`);
		return { unscheduled: true, campaign_activity_id: id };
	},
});

export const getSchedules = define.item({
	value: 'getSchedules',
	name: 'Get Schedules',
	action: 'Get schedules of campaign activity',
	description: 'Retrieve when a campaign will be sent; no items if it is not scheduled',
	requests: REQUESTS_FOR_EMAIL,
	output: scheduleSchema,
	fields: { campaignActivity: campaignActivityField },
	async run({ api, params: { campaignActivity }, hint }) {
		const id = await findActivityId(api, campaignActivity);
		const schedules = await api.list(`${buildActivityPath(id)}/schedules`);
		if (schedules.length === 0) hint('The campaign is not scheduled');
		return schedules.map((schedule) => ({ campaign_activity_id: id, ...schedule }));
	},
});

export const sendTestOfCampaign = define.item({
	value: 'sendTest',
	name: 'Send Test',
	action: 'Send test of campaign activity',
	description:
		'Send a campaign to a few addresses to see what it looks like. An account can send to 50 addresses per day.',
	requests: REQUESTS_FOR_EMAIL,
	output: testSchema,
	fields: {
		campaignActivity: campaignActivityField,
		emailAddresses: emailAddressesField('Up to 5, comma-separated', MOST_TEST_ADDRESSES),
		additionalFields: additionalFields({
			personalMessage: text({
				displayName: 'Personal Message',
				rows: 3,
			}),
		}),
	},
	async run({ api, params: { campaignActivity, emailAddresses, additionalFields } }) {
		const { personalMessage } = additionalFields;
		const id = await findActivityId(api, campaignActivity);
		await api.command(`${buildActivityPath(id)}/tests`, {
			email_addresses: emailAddresses,
			...(personalMessage !== undefined && { personal_message: personalMessage }),
		});
		return { campaign_activity_id: id, email_addresses: emailAddresses };
	},
});
