import type { INodePropertyOptions } from 'n8n-workflow';

import type { TriggerEvent } from '../../nodes/ContactHubTrigger/events';
import { triggerFields } from '../../nodes/ContactHubTrigger/fields';
import { anchor, sentence, table } from './markdown';
import { listNotices, parameterTable } from './parameters';

/** Who may use an event, and the cost of its polls, measured against the sandbox. */
const COSTS: Record<TriggerEvent, { token: string; requests: string }> = {
	changeReceived: {
		token: 'user or administrator',
		requests: 'One; with new changes one per 4,000 and one more',
	},
	customerCreated: {
		token: 'any',
		requests:
			'One; where the last minutes have more than 50 customers, one per 50, and again while new ones with one and the same time come',
	},
	customerUpdated: {
		token: 'any',
		requests:
			'One; where the last minutes have more than 50 customers, one per 50, and again while new ones with one and the same time come',
	},
	eventReceived: {
		token: 'user, administrator or trusted source',
		requests:
			'One; where the overlap has more than 50 events, one per 50 when their number has changed and every now and then, and some more when not all fit into the poll or many are dated ahead',
	},
};

const events = triggerFields.event.property.options as Array<
	INodePropertyOptions & { value: TriggerEvent }
>;

/** The events that can start a workflow, with their costs. */
export function triggerEventsTable(): string {
	const rows = events.map(({ name, value, description = '' }) => {
		const { token, requests } = COSTS[value];
		return [`[${name}](#${anchor(name)})`, sentence(description), token, sentence(requests)];
	});
	return table(['Trigger On', 'Starts the workflow when', 'Token', 'Requests of a poll'], rows);
}

/** The parameters of the trigger. */
export function triggerParameters(): string {
	const notices = listNotices(triggerFields).map((notice) => `> ${sentence(notice)}`);
	return [parameterTable(triggerFields), ...notices].join('\n\n');
}
