import type { INodePropertyOptions } from 'n8n-workflow';

import { choice, number, required } from '../fields/basic';
import { dateTime } from '../fields/dateTime';
import { when, type Field, type Fields } from '../fields/field';

/** Where a new trigger begins. */
export const startFields = {
	startFrom: choice({
		displayName: 'Start From',
		default: 'now',
		options: [
			{ name: 'Date', value: 'date', description: 'With everything since then' },
			{ name: 'Now', value: 'now', description: 'With anything new from now on' },
		],
	}),
	startDate: when({ startFrom: ['date'] }, required(dateTime({ displayName: 'Start Date' }))),
} satisfies Fields;

/** The longest overlap of two polls, or of two runs of a replication, in minutes: a month. Without a limit, no date may be left. */
export const MOST_OVERLAP = 31 * 24 * 60;

/** Maximum number of items per poll. @param defaults the default, and the highest value allowed */
export function createMaxPerPoll(defaults: { default: number; max: number }): Field<number> {
	return number({
		displayName: 'Max per Poll',
		...defaults,
		min: 1,
		description: 'Max number of items that a poll returns; the next poll returns the rest',
	});
}

/** The name of the event that starts the workflow, by its stored value. */
export function nameEvents(event: Field<string>): Record<string, string> {
	const options = event.property.options as INodePropertyOptions[];
	return Object.fromEntries(options.map(({ name, value }) => [value, name]));
}
