import type { IDataObject } from 'n8n-workflow';

import { choice, InputError, number, required, text } from '../../kit';
import {
	findActivityId,
	buildActivityPath,
	campaignActivityField,
	REQUESTS_FOR_EMAIL,
} from '../campaignActivity/reference';
import { define } from '../operation';
import { resendSchema } from './schema';

/** Minimum and maximum delay in minutes: twelve hours, and ten days (V3 API 7). */
const LEAST = 720;
const MOST = 14_400;

const unitField = choice({
	displayName: 'Delay Unit',
	default: 'days',
	options: [
		{ name: 'Days', value: 'days' },
		{ name: 'Hours', value: 'hours' },
		{ name: 'Minutes', value: 'minutes' },
	],
});

type Unit = ReturnType<typeof unitField.read>;

export const createResend = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create resend',
	description:
		'Send a campaign again to those who did not open it, after a delay; only once per campaign',
	requests: REQUESTS_FOR_EMAIL,
	output: resendSchema,
	fields: {
		campaignActivity: campaignActivityField,
		subject: required(
			text({ displayName: 'Subject', description: 'Subject of the email when it is resent' }),
		),
		delay: number({
			displayName: 'Delay',
			default: 3,
			min: 1,
			description: 'Time after the campaign was sent, from 12 hours to 10 days',
		}),
		delayUnit: unitField,
	},
	async run({ api, params: { campaignActivity, subject, delay, delayUnit } }) {
		const body = { resend_subject: subject, ...toDelay(delay, delayUnit) };
		const id = await findActivityId(api, campaignActivity);
		const created = await api.post(`${buildActivityPath(id)}/non_opener_resends`, body);
		return { campaign_activity_id: id, ...created };
	},
});

/** @throws InputError if the service would refuse it */
function toDelay(delay: number, unit: Unit): IDataObject {
	const minutes = delay * { days: 1440, hours: 60, minutes: 1 }[unit];
	if (minutes < LEAST || minutes > MOST) {
		throw new InputError(
			`'Delay' is ${delay} ${unit}, out of range`,
			'Enter at least 12 hours and at most 10 days.',
		);
	}
	return unit === 'days' ? { delay_days: delay } : { delay_minutes: minutes };
}
