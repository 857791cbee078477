import type { IDataObject } from 'n8n-workflow';

import { choice, InputError, jsonObject, number, required, text, when } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { ANY_NUMBER_OF_LISTS, findChosenIds } from '../fields/chosenRecords';
import { someLists } from '../contact/fields';
import { define } from '../operation';
import { segmentField } from '../segment/fields';
import { AUTOMATIONS } from './fields';
import { automationSchema } from './schema';

const startField = choice({
	displayName: 'Start When',
	default: 'listJoin',
	description: 'What starts the automation for a contact',
	options: [
		{ name: 'Anniversary Comes', value: 'anniversary' },
		{ name: 'Birthday Comes', value: 'birthday' },
		{ name: 'Contact Joins List', value: 'listJoin' },
		{ name: 'Contact Joins Segment', value: 'segmentJoin' },
		{ name: 'Other', value: 'other', description: 'A custom trigger as JSON' },
	],
});

export const createAutomation = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create automation',
	description: 'Create a draft automation with its trigger. Add its steps in Constant Contact.',
	requests: 'One per automation, and one per run if lists are given by name',
	output: automationSchema,
	fields: {
		name: required(
			text({ displayName: 'Name', placeholder: 'e.g. Welcome series', maxLength: 255 }),
		),
		startWhen: startField,
		lists: when({ startWhen: ['listJoin'] }, someLists),
		segment: when({ startWhen: ['segmentJoin'] }, segmentField),
		days: when(
			{ startWhen: ['anniversary', 'birthday'] },
			number({
				displayName: 'Days',
				default: 0,
				min: -365,
				max: 365,
				description: 'Days after the date; negative for days before it',
			}),
		),
		trigger: when(
			{ startWhen: ['other'] },
			required(
				jsonObject({
					displayName: 'Trigger',
					description:
						'In the format of the API, e.g. {"type": "Action", "action_name": "visits_page"}',
				}),
			),
		),
	},
	async run({ api, params }) {
		const body = await toTrigger(api, params);
		return await api.post(AUTOMATIONS, body, { workflowName: params.name });
	},
});

interface Start {
	startWhen: ReturnType<typeof startField.read>;
	lists: string[] | undefined;
	segment: number | undefined;
	days: number | undefined;
	trigger: IDataObject | undefined;
}

/** The definition of an automation's trigger (V3 API appendix A). */
async function toTrigger(
	api: ConstantContactApi,
	{ startWhen, lists = [], segment, days = 0, trigger = {} }: Start,
): Promise<IDataObject> {
	switch (startWhen) {
		case 'listJoin': {
			const ids = await findChosenIds(api, lists, ANY_NUMBER_OF_LISTS);
			return {
				type: 'Action',
				action_name: 'list_join',
				unique_by: 'list_ids',
				parameters: [{ parameter_name: 'list_ids', type: 'LIST', parameter_value: ids }],
			};
		}
		case 'segmentJoin':
			return { type: 'segment_join', segment_id: String(segment) };
		case 'birthday':
			return {
				...createDateTrigger(days),
				trigger_date: {
					type: 'Profile',
					month_field: 'record.birthday_month',
					day_field: 'record.birthday_day',
				},
			};
		case 'anniversary':
			return {
				...createDateTrigger(days),
				trigger_date: { type: 'Profile', date_field: 'record.anniversary' },
			};
		case 'other':
			if (typeof trigger.type === 'string' && trigger.type !== '') return trigger;
			throw new InputError(
				"'Trigger' names no type",
				'Add it, e.g. {"type": "Action", "action_name": "list_join"}.',
			);
	}
}

/** A period of one day, starting this many days after the date: P-7D to P-6D is a week before. */
function createDateTrigger(days: number): IDataObject {
	return {
		type: 'Date',
		action_name: 'calendar_date',
		bounds: { after: `P${days}D`, before: `P${days + 1}D` },
	};
}
