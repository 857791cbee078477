/** What can start the workflow. */
export const TRIGGER_EVENTS = [
	'changeReceived',
	'customerCreated',
	'customerUpdated',
	'eventReceived',
] as const;

export type TriggerEvent = (typeof TRIGGER_EVENTS)[number];
