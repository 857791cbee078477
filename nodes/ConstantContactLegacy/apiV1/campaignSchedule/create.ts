import { InputError, moment, path, required, type DateTime } from '../../../kit';
import { writeEntry } from '../atom';
import { campaignField } from '../campaign/fields';
import { define } from '../operation';
import { permitted } from './permission';
import { scheduleSchema } from './schema';

export const createSchedule = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create campaign schedule',
	description:
		'Have a campaign sent at a given time; the API key needs a permission of Constant Contact for it',
	requests: 'One per campaign',
	output: scheduleSchema,
	fields: {
		campaign: campaignField,
		scheduledTime: required(
			moment({
				displayName: 'Scheduled Time',
				description: 'When the campaign is sent: a time to come, in UTC unless it has an offset',
			}),
		),
	},
	async run({ api, params: { campaign, scheduledTime } }) {
		requireFuture(scheduledTime);
		const schedules = path`/campaigns/${campaign}/schedules`;
		// The ID of a schedule is always 1 (API notes 6.5).
		const uri = api.uri(`${schedules}/1`);
		const entry = writeEntry({
			id: uri,
			element: 'Schedule',
			updated: new Date().toISOString(),
			payload: { '@id': uri, ScheduledTime: scheduledTime.toJSDate().toISOString() },
		});
		return await permitted(api.post(schedules, entry));
	},
});

/** What the server does with a past time isn't documented (API notes 6.5). */
function requireFuture(time: DateTime): void {
	if (time.toMillis() > Date.now()) return;
	throw new InputError(
		`'Scheduled Time' is ${time.toJSDate().toISOString()}, which is past`,
		'Use a time to come. A time without an offset is taken as UTC.',
	);
}
