import { mix } from '../../random';
import type { CampaignStore } from '../campaigns/store';
import type { CampaignRecord } from '../campaigns/record';
import type { ContactStore } from '../contacts/store';
import type { SeededContacts } from '../contacts/seed';
import { EVENT_TYPES, type EventType, type TrackingEvent } from './record';

const MINUTE_MS = 60_000;
const BOUNCES = [
	{
		code: 'B',
		description: 'Non-existent address',
		message: '550 5.1.1 <user> unknown & rejected',
	},
	{ code: 'F', description: 'Mailbox full', message: '552 5.2.2 mailbox full' },
	{ code: 'V', description: 'Vacation/auto-reply', message: 'Out of office' },
] as const;

/** The activities on all campaigns; generated on first use. */
export class TrackingStore {
	private seededEvents: TrackingEvent[] | undefined;
	private readonly recorded: TrackingEvent[] = [];
	private byCampaign: Map<string, TrackingEvent[]> | undefined;
	private byContact: Map<string, TrackingEvent[]> | undefined;
	private readonly seededCampaigns: CampaignRecord[];

	constructor(
		campaigns: CampaignStore,
		private readonly contacts: ContactStore,
		private readonly seeded: SeededContacts,
		private readonly seed: number,
		private readonly recipients: number,
	) {
		this.seededCampaigns = campaigns.all().filter(({ runTime }) => runTime !== undefined);
	}

	/** Events of a campaign, oldest first, regardless of age. */
	ofCampaign(campaignId: number, type: EventType): TrackingEvent[] {
		this.byCampaign ??= group(this.all(), keyOfCampaign);
		return this.byCampaign.get(`${campaignId} ${type}`) ?? [];
	}

	/** Events of a contact, oldest first, regardless of age. */
	ofContact(contactId: number, type: EventType): TrackingEvent[] {
		this.byContact ??= group(this.all(), keyOfContact);
		return this.byContact.get(`${contactId} ${type}`) ?? [];
	}

	/** Records that a campaign was sent to members of its lists. */
	recordSending({ id, listIds }: CampaignRecord, time: number): void {
		const isMember = (contactId: number): boolean =>
			listIds.some((listId) => this.contacts.isMember(contactId, listId));
		let left = this.recipients;
		for (const contactId of this.contacts.ids(isMember)) {
			if (left-- <= 0) break;
			this.recorded.push({ type: 'sends', campaignId: id, contactId, time });
		}
		this.byCampaign = undefined;
		this.byContact = undefined;
	}

	/** Adds an event for a test. */
	record(event: TrackingEvent): void {
		this.recorded.push(event);
		this.byCampaign = undefined;
		this.byContact = undefined;
	}

	private all(): TrackingEvent[] {
		this.seededEvents ??= this.seededCampaigns.flatMap((campaign) => this.seedCampaign(campaign));
		return [...this.seededEvents, ...this.recorded].sort((a, b) => a.time - b.time);
	}

	private seedCampaign(campaign: CampaignRecord): TrackingEvent[] {
		const count = Math.min(this.recipients, this.seeded.length);
		const events: TrackingEvent[] = [];
		for (let index = 0; index < count; index++) events.push(...this.seedMail(campaign, index));
		return events;
	}

	/** The activities on one email: it was sent, then it bounced or was perhaps opened and so on. */
	private seedMail({ id, runTime, urls }: CampaignRecord, index: number): TrackingEvent[] {
		const bits = mix(this.seed, index, id % 1_000_003);
		const sent = runTime! + index * 1009;
		const base = { campaignId: id, contactId: this.seeded.number(index) };
		const later = (minutes: number): number => sent + (1 + minutes) * MINUTE_MS;
		const events: TrackingEvent[] = [{ ...base, type: 'sends', time: sent }];
		if (bits % 13 === 0) {
			const bounce = BOUNCES[(bits >>> 8) % BOUNCES.length]!;
			return [...events, { ...base, type: 'bounces', time: later(1), bounce }];
		}
		if ((bits & 1) === 0) return events;
		events.push({ ...base, type: 'opens', time: later((bits >>> 4) % 2000) });
		if (bits % 3 === 0) {
			const url = urls[(bits >>> 6) % urls.length]!;
			events.push({ ...base, type: 'clicks', time: later(2000 + (bits % 60)), urlId: url.id });
		}
		if (bits % 11 === 0) events.push({ ...base, type: 'forwards', time: later(2100) });
		if (bits % 29 === 0) events.push({ ...base, type: 'optouts', time: later(2200) });
		return events;
	}
}

function keyOfCampaign({ campaignId, type }: TrackingEvent): string {
	return `${campaignId} ${type}`;
}

function keyOfContact({ contactId, type }: TrackingEvent): string {
	return `${contactId} ${type}`;
}

function group(
	events: TrackingEvent[],
	key: (event: TrackingEvent) => string,
): Map<string, TrackingEvent[]> {
	const groups = new Map<string, TrackingEvent[]>();
	for (const event of events) {
		const known = groups.get(key(event));
		if (known === undefined) groups.set(key(event), [event]);
		else known.push(event);
	}
	return groups;
}

/** Whether this is the name of a collection of events. */
export function isEventType(name: string): name is EventType {
	return EVENT_TYPES.some((type) => type === name);
}
