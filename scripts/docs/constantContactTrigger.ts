import type { INodePropertyOptions } from 'n8n-workflow';

import type { TriggerEvent } from '../../nodes/ConstantContactTrigger/events';
import { triggerFields } from '../../nodes/ConstantContactTrigger/fields';
import { anchor, sentence, table } from './markdown';
import { parameterTable } from './parameters';

/** The cost of polls that find nothing, measured against the sandbox. */
const REQUESTS: Record<TriggerEvent, string> = {
	activityFinished: 'One per 500 activities of the last ten days',
	campaignSent: 'One; two more per campaign that was sent or changed',
	contactCreated: 'One; one more per 500 new contacts',
	contactDeleted: 'One; one more per 500 deleted contacts',
	contactUnsubscribed: 'One; one more per 500 unsubscribed contacts',
	contactUpdated: 'Two; one more per 500 changed contacts',
	trackingReceived: 'One, and one per campaign and type; one more per 500 new activities',
};

const events = triggerFields.event.property.options as Array<
	INodePropertyOptions & { value: TriggerEvent }
>;

/** The events that can start a workflow, with their costs. */
export function constantContactEventsTable(): string {
	const rows = events.map(({ name, value, description = '' }) => [
		`[${name}](#${anchor(name)})`,
		sentence(description),
		sentence(REQUESTS[value]),
	]);
	return table(['Trigger On', 'Starts the workflow when', 'Requests of a poll'], rows);
}

/** The parameters of the trigger. */
export function constantContactTriggerParameters(): string {
	return parameterTable(triggerFields);
}
