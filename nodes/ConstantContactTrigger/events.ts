/** What can start the workflow. */
export const TRIGGER_EVENTS = [
	'activityFinished',
	'campaignSent',
	'contactCreated',
	'contactDeleted',
	'contactUnsubscribed',
	'contactUpdated',
	'trackingReceived',
] as const;

export type TriggerEvent = (typeof TRIGGER_EVENTS)[number];

/** Events whose items are contacts. */
export const CONTACT_EVENTS = [
	'contactCreated',
	'contactDeleted',
	'contactUnsubscribed',
	'contactUpdated',
] as const satisfies TriggerEvent[];

/** Whether an event is about contacts. */
export function isContactEvent(event: TriggerEvent): boolean {
	return (CONTACT_EVENTS as readonly TriggerEvent[]).includes(event);
}
