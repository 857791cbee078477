/** Collections of events, in the order of a contact's service document. */
export const EVENT_TYPES = ['bounces', 'clicks', 'forwards', 'opens', 'optouts', 'sends'] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** An activity on an email of a campaign; times are milliseconds since 1970. */
export interface TrackingEvent {
	type: EventType;
	campaignId: number;
	contactId: number;
	time: number;
	/** The link that was clicked. */
	urlId?: number;
	/** The reason for a bounce. */
	bounce?: { code: string; description: string; message: string };
}

/** Name of the payload (V1 API 2.6). */
export const PAYLOADS: Record<EventType, string> = {
	bounces: 'BounceEvent',
	clicks: 'ClickEvent',
	forwards: 'ForwardEvent',
	opens: 'OpenEvent',
	optouts: 'OptoutEvent',
	sends: 'SentEvent',
};

/** Name of the events in titles. */
export const TITLES: Record<EventType, string> = {
	bounces: 'Bounce',
	clicks: 'Click',
	forwards: 'Forward',
	opens: 'Open',
	optouts: 'Opt-out',
	sends: 'Send',
};
